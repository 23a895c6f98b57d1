"""The addresses of letters: each is about one person, and each look is logged."""

from django.urls import path

from casekeeper.screens.letters import after, serve, views, write

urlpatterns = [
    path("people/<str:reference>/letters", views.show, name="letters"),
    path("people/<str:reference>/letters/hand-over", after.give, name="letter_hand_over"),
    path("people/<str:reference>/letters/write/<slug:key>", write.write, name="letter_write"),
    path("people/<str:reference>/letters/<int:number>/pdf", views.pdf, name="letter_pdf"),
    path("people/<str:reference>/letters/<int:number>/issue", after.issue, name="letter_issue"),
    path("people/<str:reference>/letters/<int:number>/withdraw", after.withdraw, name="letter_withdraw"),
    path("people/<str:reference>/letters/<int:number>/serve", serve.serve, name="letter_serve"),
]
