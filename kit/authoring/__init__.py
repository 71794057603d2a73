"""What who writes content needs: every fault with its remedy, a first copy to reword, what is trained, what a site changed."""

from kit.authoring.begin import begin
from kit.authoring.check import check
from kit.authoring.coverage import Change, bare_commitments, changes, comparability, coverage
