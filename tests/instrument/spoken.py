"""What stands on a reader's sheet, in three languages: how to do it, and the families in plain words."""

ABOUT = {
    "VOICE": {
        "en": "who has how much say",
        "fr": "qui a quelle part dans la décision",
        "es": "quién tiene cuánta voz en la decisión",
    },
    "ROOM": {"en": "what is still open", "fr": "ce qui reste ouvert", "es": "lo que todavía está abierto"},
    "MOMENT": {"en": "how early", "fr": "à quel moment", "es": "en qué momento"},
    "EFFORT": {
        "en": "how much it takes from those who need it",
        "fr": "l’effort que cela demande à qui en a besoin",
        "es": "el esfuerzo que exige a quien lo necesita",
    },
    "SHOWN": {"en": "how much is said or shown", "fr": "ce qui est dit ou montré", "es": "cuánto se dice o se muestra"},
    "REACH": {"en": "how far it extends", "fr": "jusqu’où cela s’étend", "es": "hasta dónde se extiende"},
    "TERMS": {
        "en": "whose words or ways prevail",
        "fr": "à qui sont les mots ou les manières qui l’emportent",
        "es": "de quién son las palabras o maneras que prevalecen",
    },
    "LOAD": {
        "en": "who carries the cost or the risk",
        "fr": "qui porte le coût ou le risque",
        "es": "quién carga con el costo o el riesgo",
    },
    "NO": {"en": "how much weight a no carries", "fr": "ce que pèse un non", "es": "cuánto pesa un no"},
    "CHAIN": {
        "en": "how far it is followed through",
        "fr": "jusqu’où la chose est menée à bien",
        "es": "hasta dónde se le da seguimiento",
    },
    "BALANCE": {"en": "whether it goes both ways", "fr": "si cela va dans les deux sens", "es": "si va en los dos sentidos"},
}
HOW = {
    "en": "You work at a partner organisation. For each question, imagine living with each of the five endings for six months.\n"
    "order = the letters, from the ending you would LEAST like to the one you would MOST like, for instance  order = c a e b d\n"
    "equal = two letters that you cannot tell apart or would happily swap   (leave empty if none)\n"
    "other = letters of endings that speak of another subject than the rest   (leave empty if none)\n"
    "about = the ONE word from the list below that says what changes from ending to ending; ? if none fits\n"
    "note = anything unclear, in your own words\n\nWhat can change:",
    "fr": "Vous travaillez dans une organisation partenaire. Pour chaque question, imaginez vivre six mois avec chacune des cinq fins de phrase.\n"
    "order = les lettres, de la fin que vous aimeriez LE MOINS à celle que vous aimeriez LE PLUS, par exemple  order = c a e b d\n"
    "equal = deux lettres impossibles à départager, ou que vous échangeriez   (vide s’il n’y en a pas)\n"
    "other = les lettres des fins qui parlent d’autre chose que les autres   (vide s’il n’y en a pas)\n"
    "about = LE mot de la liste ci-dessous qui dit ce qui change d’une fin à l’autre ; ? si aucun ne va\n"
    "note = ce qui n’est pas clair, avec vos mots\n\nCe qui peut changer :",
    "es": "Usted trabaja en una organización aliada. En cada pregunta, imagine vivir seis meses con cada uno de los cinco finales.\n"
    "order = las letras, del final que MENOS le gustaría al que MÁS le gustaría, por ejemplo  order = c a e b d\n"
    "equal = dos letras que no logra distinguir o que cambiaría entre sí   (vacío si no hay)\n"
    "other = las letras de los finales que hablan de otra cosa que los demás   (vacío si no hay)\n"
    "about = LA palabra de la lista de abajo que dice qué cambia de un final a otro; ? si ninguna sirve\n"
    "note = lo que no está claro, con sus palabras\n\nLo que puede cambiar:",
}
