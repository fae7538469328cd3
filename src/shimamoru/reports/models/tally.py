"""How much came lately, and from where, without keeping from where."""

from django.db import models


class Salt(models.Model):
    """The secret of a day, with which addresses are hashed; gone the day after the next."""

    day = models.DateField(unique=True)
    value = models.CharField(max_length=64)

    def __str__(self) -> str:
        return str(self.day)


class Tally(models.Model):
    """How many reports came within an hour from one place (a hash), or from all ("")."""

    place = models.CharField(max_length=32, blank=True)
    hour = models.DateTimeField()
    proven = models.IntegerField(default=0)
    unproven = models.IntegerField(default=0)

    class Meta:
        """One row a place and hour."""

        constraints = (models.UniqueConstraint(fields=("place", "hour"), name="coast_tally_one"),)

    def __str__(self) -> str:
        return f"{self.hour:%H} {self.place}"
