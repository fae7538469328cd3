"""The application as Django knows it."""

from django.apps import AppConfig

from sesaku_web.api.offering import offer_routers


class NeedsConfig(AppConfig):
    """「ニーズと評価」: needs, the results that serve them, assessments."""

    name = "sateto.needs"
    label = "needs"
    verbose_name = "ニーズと評価"

    def ready(self) -> None:
        """Close what belongs to groups, in the history too; add the answers for programs."""
        from sateto.needs import access  # noqa: PLC0415 - models are ready now
        from sesaku_web.history.closed import close  # noqa: PLC0415 - models are ready now

        for subject_type, hidden in access.HIDDEN.items():
            close(subject_type, hidden)
        offer_routers("sateto.needs.api.router")
