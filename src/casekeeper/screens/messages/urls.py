"""The addresses of messages, and of what staff do about a person's own pages."""

from django.urls import path

from casekeeper.screens.messages import for_person, views

urlpatterns = [
    path("messages", views.every, name="messages"),
    path("messages/<int:number>/settle", views.settle, name="message_settle"),
    path("people/<str:reference>/own-pages", for_person.show, name="messages_of"),
    path("people/<str:reference>/own-pages/code", for_person.code, name="give_code"),
    path("people/<str:reference>/own-pages/link", for_person.link, name="give_link"),
    path("people/<str:reference>/own-pages/letter", for_person.letter, name="send_letter"),
    path("people/<str:reference>/evidence/<int:number>", for_person.evidence, name="evidence"),
]
