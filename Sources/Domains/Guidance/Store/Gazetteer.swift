import Kernel
import SearchIndex
import Storage

/// The gazetteer: towns by name and by postal code, offline.
extension Transaction {
    /// The towns that somebody may mean by a name, its beginning, or a postal code, the greatest first; at
    /// most `limit`. Whole names come before beginnings.
    func places(matching text: String, in country: CountryCode?, limit: Int) throws -> [GazetteerPlace] {
        let folded = Gazetteer.folded(text)
        guard !folded.isEmpty else { return [] }
        let here: SQL = country.map { "and p.country = \($0.text)" } ?? ""
        let code = text.filter { $0.isLetter || $0.isNumber }.uppercased()
        var found = try rows(
            """
            select p.* from guidance_place p where (p.folded_name = \(folded) or p.place_key in
            (select c.place_key from guidance_postcode c where c.postcode = \(code))) \(sql: here)
            order by p.population desc, p.place_key limit \(limit)
            """)
        if found.isEmpty {
            found = try rows(
                """
                select p.* from guidance_place p
                where p.folded_name > \(folded) and p.folded_name < \(folded + "\u{10FFFF}") \(sql: here)
                order by p.population desc, p.place_key limit \(limit)
                """)
        }
        if found.isEmpty {
            let beginnings = [2, 3].map { String(code.prefix($0)) }
            found = try rows(
                """
                select p.* from guidance_place p join guidance_postcode c on c.place_key = p.place_key
                where p.source = 'departments-fr' and c.postcode in \(values: beginnings)
                    and \(code.utf8.count) = 5 \(sql: here)
                order by length(c.postcode) desc, p.place_key limit 1
                """)
        }
        return try found.compactMap(GazetteerPlace.init(row:))
    }

    /// The towns of a name one of whose postal codes begins so, the greatest first.
    func places(named name: String, underCode code: String, in country: CountryCode?, limit: Int) throws
        -> [GazetteerPlace]
    {
        let here: SQL = country.map { "and p.country = \($0.text)" } ?? ""
        let found = try rows(
            """
            select p.* from guidance_place p where p.folded_name = \(Gazetteer.folded(name)) and exists
                (select 1 from guidance_postcode c where c.place_key = p.place_key
                    and c.postcode >= \(code) and c.postcode < \(code + "\u{10FFFF}")) \(sql: here)
            order by p.population desc, p.place_key limit \(limit)
            """)
        return try found.compactMap(GazetteerPlace.init(row:))
    }

    /// Whether any town of a source is known.
    func hasPlaces(of source: String) throws -> Bool {
        try first("select place_key from guidance_place where source = \(source) limit 1") != nil
    }

    /// Forgets the towns of a source.
    func removePlaces(of source: String) throws {
        _ = try execute(
            """
            delete from guidance_postcode where place_key in
            (select place_key from guidance_place where source = \(source))
            """)
        _ = try execute("delete from guidance_place where source = \(source)")
    }

    /// Adds towns of a source.
    func add(_ places: [GazetteerPlace], of source: String) throws {
        for place in places {
            let key = try insert(
                """
                insert into guidance_place
                    (source, country, name, folded_name, latitude_e7, longitude_e7, region, population)
                values (\(source), \(place.country), \(place.name), \(Gazetteer.folded(place.name)),
                    \(Int64(place.position.latitudeE7)), \(Int64(place.position.longitudeE7)), \(place.region),
                    \(place.population))
                returning place_key
                """)
            for code in Set(place.postcodes).sorted() {
                _ = try execute(
                    """
                    insert into guidance_postcode (country, postcode, place_key)
                    values (\(place.country), \(code), \(key))
                    """)
            }
        }
    }
}

/// How names of towns are compared.
enum Gazetteer {
    /// Letter case, accents and hyphens aside; `st` and `ste` written out as French does.
    static func folded(_ name: String) -> String {
        SearchIndex.foldedWords(in: name).map { $0 == "st" ? "saint" : $0 == "ste" ? "sainte" : $0 }
            .joined(separator: " ")
    }
}

extension GazetteerPlace {
    init?(row: Row) throws {
        guard let country = CountryCode(try row["country"] as String),
            let position = Coordinate(
                latitudeE7: try row["latitude_e7"], longitudeE7: try row["longitude_e7"])
        else { return nil }
        self.init(
            name: try row["name"], country: country, position: position, region: try row["region"],
            population: Int(try row["population"] as Int64))
    }
}
