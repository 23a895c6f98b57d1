"""The addresses of letters: each is about one person, and each look is logged."""

from django.urls import path

from casekeeper.screens.letters import after, send, serve, views, write

urlpatterns = [
    path("people/<str:reference>/letters", views.show, name="letters"),
    path("people/<str:reference>/letters/hand-over", after.give, name="letter_hand_over"),
    path("people/<str:reference>/letters/write/<slug:key>", write.write, name="letter_write"),
    path("people/<str:reference>/letters/<int:number>/pdf", views.pdf, name="letter_pdf"),
    path("people/<str:reference>/letters/<int:number>/issue", after.issue, name="letter_issue"),
    path("people/<str:reference>/letters/<int:number>/withdraw", after.withdraw, name="letter_withdraw"),
    path("people/<str:reference>/letters/<int:number>/post", send.post, name="letter_post"),
    path("people/<str:reference>/letters/<int:number>/copy", send.copy, name="letter_copy"),
    path("people/<str:reference>/letters/<int:number>/give", send.give, name="letter_give"),
    path("people/<str:reference>/letters/papers/<int:number>/came-back", send.back, name="paper_came_back"),
    path("people/<str:reference>/letters/<int:number>/serve", serve.serve, name="letter_serve"),
]
