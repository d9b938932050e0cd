/** The audit trail and its chains. Every other subject writes events here, so this package uses neither codes nor users. */
package io.latchkey.postgres.audit;
