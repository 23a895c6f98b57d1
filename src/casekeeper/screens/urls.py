"""Every page's address. What the pages need of `exchange`, which they may not import, is handed in here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from casekeeper.screens.alerts.urls import urlpatterns as alerts
from casekeeper.screens.appeals.urls import urlpatterns as appeals
from casekeeper.screens.arrests.urls import urlpatterns as arrests
from casekeeper.screens.bail_notice.urls import urlpatterns as bail_notice
from casekeeper.screens.centres.urls import urlpatterns as centres
from casekeeper.screens.countries.urls import urlpatterns as countries
from casekeeper.screens.desk.urls import urlpatterns as desk
from casekeeper.screens.families.urls import urlpatterns as families
from casekeeper.screens.find.urls import urlpatterns as find
from casekeeper.screens.help.urls import urlpatterns as help_pages
from casekeeper.screens.immigration_detention.urls import urlpatterns as immigration_detention
from casekeeper.screens.information_request.urls import urlpatterns as information_request
from casekeeper.screens.law_shown.urls import urlpatterns as law
from casekeeper.screens.leaving.urls import urlpatterns as leaving
from casekeeper.screens.ledger_health.urls import urlpatterns as ledger_health
from casekeeper.screens.letters.urls import urlpatterns as letters
from casekeeper.screens.linking.urls import urlpatterns as linking
from casekeeper.screens.lists import importing as list_import
from casekeeper.screens.lists.urls import urlpatterns as lists
from casekeeper.screens.lost.urls import urlpatterns as lost
from casekeeper.screens.messages.urls import urlpatterns as messages
from casekeeper.screens.missed_windows.urls import urlpatterns as missed_windows
from casekeeper.screens.my_work.urls import urlpatterns as my_work
from casekeeper.screens.open_barriers.urls import urlpatterns as open_barriers
from casekeeper.screens.own.urls import urlpatterns as own
from casekeeper.screens.person.urls import urlpatterns as person
from casekeeper.screens.quarantine import views as quarantine
from casekeeper.screens.reconciliation.urls import urlpatterns as reconciliation
from casekeeper.screens.recording.urls import urlpatterns as recording
from casekeeper.screens.referrals.urls import urlpatterns as referrals
from casekeeper.screens.release_watch.urls import urlpatterns as release_watch
from casekeeper.screens.removal_centres.urls import urlpatterns as removal_centres
from casekeeper.screens.requests.urls import urlpatterns as requests
from casekeeper.screens.screening.urls import urlpatterns as screening
from casekeeper.screens.sign_in.urls import urlpatterns as sign_in
from casekeeper.screens.stocks.urls import urlpatterns as stocks
from casekeeper.screens.terminal.urls import urlpatterns as terminal
from casekeeper.screens.travel_documents.urls import urlpatterns as travel_documents


def addresses(
    *, redrive: Callable[..., Any], redrive_corrected: Callable[..., Any], import_file: Callable[..., Any]
) -> list[URLPattern]:  # fmt: skip
    """All pages. `redrive(number, by=...)` reads one quarantined document again and says what became of it;
    `redrive_corrected(number, text, by=...)` reads a corrected text in its place; `import_file(name, file, ...)`
    imports a version of somebody else's list.
    """
    return [
        *sign_in, *my_work, *find, *person, *recording, *referrals, *release_watch, *reconciliation, *law,
        *ledger_health, *help_pages, *lists, *alerts, *screening, *linking, *lost, *requests, *stocks,
        *own, *messages, *letters, *bail_notice, *information_request, *leaving, *appeals, *arrests,
        *families, *missed_windows, *travel_documents, *centres, *immigration_detention, *desk,
        *terminal, *removal_centres, *countries, *open_barriers,
        path("lists/import", list_import.show, {"import_file": import_file}, name="list_import"),
        path("quarantine", quarantine.waiting, name="quarantine"),
        path("quarantine/<int:number>", quarantine.show, name="quarantined"),
        path("quarantine/<int:number>/again", quarantine.again, {"redrive": redrive}, name="redrive"),
        path(
            "quarantine/<int:number>/mend", quarantine.mend, {"redrive_corrected": redrive_corrected}, name="mend"
        ),
    ]  # fmt: skip
