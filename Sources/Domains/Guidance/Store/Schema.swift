import Storage

extension GuidanceDomain {
    /// The tables of guidance, append-only. Addresses for reminders stand apart from everything else and are
    /// erased after use.
    public static let migrations: [Migration] = [
        Migration(
            "guidance.1",
            [
                """
                create table guidance_place (
                    place_key \(.key),
                    source \(.text) not null,
                    country \(.text) not null,
                    name \(.text) not null,
                    folded_name \(.text) not null,
                    latitude_e7 \(.integer) not null,
                    longitude_e7 \(.integer) not null,
                    region \(.text),
                    population \(.integer) not null
                ) \(.strict)
                """,
                "create index guidance_place_by_name on guidance_place (folded_name, country)",
                """
                create table guidance_postcode (
                    country \(.text) not null,
                    postcode \(.text) not null,
                    place_key \(.integer) not null references guidance_place on delete cascade,
                    primary key (country, postcode, place_key)
                ) \(.strict)
                """,
                "create index guidance_postcode_by_place on guidance_postcode (place_key)",
                """
                create table guidance_reminder (
                    reminder_key \(.key),
                    token \(.text) not null unique,
                    address \(.text) not null,
                    situation \(.text) not null,
                    language \(.text) not null,
                    send_at \(.integer) not null
                ) \(.strict)
                """,
                "create index guidance_reminder_by_time on guidance_reminder (send_at)",
                """
                create table guidance_answer (
                    answer_key \(.key),
                    id \(.text) not null unique,
                    need \(.text) not null,
                    legal_form \(.text),
                    country \(.text),
                    chosen \(.text),
                    outcome \(.text) not null,
                    lacking \(.text),
                    words \(.text),
                    received_at \(.integer) not null,
                    state \(.text) not null,
                    decided_at \(.integer)
                ) \(.strict)
                """,
                "create index guidance_answer_by_state on guidance_answer (state, received_at)",
                """
                create table guidance_count (
                    need \(.text) not null,
                    legal_form \(.text) not null,
                    country \(.text) not null,
                    month \(.text) not null,
                    sheets \(.integer) not null,
                    primary key (need, legal_form, country, month)
                ) \(.strict)
                """,
            ]),
        Migration(
            "guidance.2",
            [
                """
                create table guidance_counted (
                    month \(.text) not null,
                    mark \(.text) not null,
                    primary key (month, mark)
                ) \(.strict)
                """
            ]),
    ]
}
