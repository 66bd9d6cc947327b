/// What the connections of one pool have in common.
struct PostgresSettings: Sendable {
    /// PostgreSQL 15, whose `security_invoker` views and `nulls not distinct` later schemas may use, is the
    /// oldest that is tested.
    static let oldestServer: Int32 = 150_000

    /// A libpq connection URI.
    let conninfo: String
    /// The longest a statement may take, or nil.
    let statementTimeoutSeconds: Int?
    /// How many connections there are at most.
    let connections: Int

    /// Defaults that the URI may change.
    var defaults: [(keyword: String, value: String)] {
        [
            ("application_name", "terreau"), ("connect_timeout", "10"), ("keepalives_idle", "30"),
            ("keepalives_interval", "10"), ("keepalives_count", "3"), ("tcp_user_timeout", "60000"),
        ]
    }

    /// What every session starts with.
    ///
    /// A transaction that was left open would hold back the change feed, so it ends by itself. Tables are
    /// read by their indexes wherever there is one, as on SQLite: plans are kept from when a table was small,
    /// and reading a whole table stands in the way of everybody who writes to it (PostgreSQL manual,
    /// “Serializable Isolation Level”). Statements are not compiled: it would seem worth it where there is
    /// no index.
    var session: String {
        """
        set client_encoding = 'UTF8';
        set statement_timeout = '\(statementTimeoutSeconds ?? 0)s';
        set idle_in_transaction_session_timeout = '300s';
        set tcp_keepalives_idle = 30;
        set tcp_keepalives_interval = 10;
        set tcp_keepalives_count = 3;
        set cursor_tuple_fraction = 1;
        set enable_seqscan = off;
        set jit = off;
        """
    }
}
