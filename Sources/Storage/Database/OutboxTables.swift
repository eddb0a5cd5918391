extension Migrations {
  /// What came of sending the messages of the outbox. Only ever added to.
  static let outboxDeliveries = Migration(
    number: 24, name: "sending the outbox",
    statements: [
      // A row when a sender begins and a row when it knows how it ended. A row that begins and has none after it is of a
      // sender that was stopped. `at` is in seconds since 1970 in UTC, as the sender's clock had it.
      """
      CREATE TABLE outbox_delivery (
        id {id}, event_id {int} NOT NULL REFERENCES outbox_event (id),
        channel TEXT NOT NULL CHECK (channel IN ('mail', 'webhook')),
        state TEXT NOT NULL CHECK (state IN ('begun', 'sent', 'failed')), at {int} NOT NULL, said TEXT)
      """,
      "CREATE INDEX outbox_delivery_by_event ON outbox_delivery (event_id, channel, id)",
      // Noted as sent once for each way.
      "CREATE UNIQUE INDEX outbox_delivery_sent ON outbox_delivery (event_id, channel) WHERE state = 'sent'",
    ])
}
