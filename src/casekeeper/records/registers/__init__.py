"""What each register is sent: our alert, and who it is about, in that register's own shape. Pure, one file a shape.

    body = message_for("sis return", "create", alert, details)      # what the outbox holds
    missing_for("sis return", alert, details)                       # what the register would reject it for

The shapes stand here and not in `exchange`, because a message is written in the transaction of the facts it follows
from; reading what registers send back is the business of exchange/registers.
"""

from casekeeper.records.registers.details import Details, details_of
from casekeeper.records.registers.messages import channel_of, message_for, missing_for

__all__ = ["Details", "channel_of", "details_of", "message_for", "missing_for"]
