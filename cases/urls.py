from django.urls import path

from cases import (
    views,
    views_case,
    views_employer,
    views_events,
    views_files,
    views_forms,
    views_list,
    views_open,
)

app_name = "cases"
urlpatterns = [
    path("", views_list.case_list, name="list"),
    path("board/", views_list.board, name="board"),
    path("export/", views_list.export, name="export"),
    path("new/", views_open.new, name="new"),
    path("season/", views_open.renewal_season, name="season"),
    path("open/deadlines/<int:pk>/", views_open.from_deadline, name="open-deadline"),
    path("employers/<int:pk>/", views_employer.employer, name="employer"),
    path("events/", views_events.event_list, name="events"),
    path("events/new/<slug:kind>/", views_events.new_event, name="new-event"),
    path("events/<int:pk>/", views_events.event_page, name="event"),
    path("events/<int:pk>/void/", views_events.void_event, name="void-event"),
    path("<int:pk>/", views_case.case_page, name="case"),
    path("<int:pk>/plan/", views_case.plan, name="plan"),
    path("<int:pk>/answers/", views_case.answers, name="answers"),
    path("<int:pk>/letter/", views_case.letter, name="letter"),
    path("<int:pk>/paper/", views_case.new_paper, name="new-paper"),
    path("<int:pk>/override/", views_case.override, name="override"),
    path("<int:pk>/do/<slug:act>/", views_case.act, name="act"),
    path("letters/<int:pk>/", views_case.letter_text, name="letter-text"),
    path("papers/<int:pk>/files/", views_files.attach, name="attach"),
    path("paper-files/<int:pk>/", views_files.hand_out, name="paper-file"),
    path("paper-files/<int:pk>/void/", views_files.void, name="void-paper-file"),
    path("papers/<int:pk>/<slug:what>/", views_case.paper, name="paper"),
    path("steps/<int:pk>/<slug:what>/", views_case.step, name="step"),
    path("overrides/<int:pk>/take-back/", views_case.take_back, name="take-back"),
    path("forms/", views_forms.official_forms, name="official_forms"),
    path("forms/extension/<int:worker_id>/", views.extension_of_stay, name="extension_of_stay"),
    path("forms/extension/<int:worker_id>/pdf/", views.extension_of_stay_pdf, name="extension_of_stay_pdf"),
]
