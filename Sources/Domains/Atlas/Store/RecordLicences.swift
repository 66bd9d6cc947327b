import Storage

extension Transaction {
    /// How many of the records that these entries rest on stand under none of `licences`.
    func recordCount(ofEntries keys: [Int64], outside licences: Set<String>) throws -> Int {
        guard !keys.isEmpty else { return 0 }
        let row = try first(
            """
            select count(*) as records from atlas_record r
            join atlas_import i on i.import_key = r.import_key and i.published_at is not null
            left join atlas_import u on u.import_key = r.superseded_import_key and u.published_at is not null
            where u.import_key is null and r.entry_key in \(values: keys)
              and r.licence not in \(values: licences.sorted())
            """)
        return Int(try row?["records"] as Int64? ?? 0)
    }
}
