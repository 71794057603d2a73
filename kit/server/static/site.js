// On every page, in words that browsers of ten years ago understand: another language shows the same place;
// a browser that is too old is told so.
(function () {
  "use strict";
  var unreachable = false;
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[hreflang]");
    if (!link) return;
    var address = new URL(window.location.href);
    address.searchParams.set("lang", link.hreflang);
    link.href = address.href; // with what stands behind ? and #: the code of a slip, the exercise
  });
  window.addEventListener(
    "error",
    function (event) {
      if (event.target.tagName === "SCRIPT") unreachable = true;
    },
    true
  );
  window.addEventListener("load", function () {
    var old = document.getElementById("old");
    if (!old || window.kitRuns || unreachable) return;
    old.hidden = false;
    document.documentElement.className += " old";
  });
})();
