"""Routes of memberships, tokens and oneself."""

from __future__ import annotations

from django.urls import path

from compliance.accounts.api.viewsets import ApiTokenViewSet, MembershipViewSet, MeView
from compliance.common.api.routers import Router

router = Router()
router.register("memberships", MembershipViewSet, basename="membership")
router.register("tokens", ApiTokenViewSet, basename="token")

urlpatterns = [path("me/", MeView.as_view(), name="me"), *router.urls]
