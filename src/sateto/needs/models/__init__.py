"""What is stored of needs, groups and assessments."""

from sateto.needs.models.assessment import Assessment, Attachment, Note, Step
from sateto.needs.models.group import Group, Member
from sateto.needs.models.need import StoredNeed

__all__ = ["Assessment", "Attachment", "Group", "Member", "Note", "Step", "StoredNeed"]
