package io.latchkey.postgres.codes;

import io.latchkey.domain.user.UserId;

/** The only facts about a user that the transactions of codes need. */
record CodeOwner(UserId id, boolean active) {}
