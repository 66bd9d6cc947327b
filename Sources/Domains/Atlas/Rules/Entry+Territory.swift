import Kernel

extension Entry {
    /// The country by which moderators are asked; nil when nothing says. Data sets are asked first, then
    /// what was proposed, and last the organisation itself, which could otherwise move out of reach.
    var territory: Territory? {
        func trust(_ record: StoredRecord) -> Int {
            switch record.source {
            case Source.organisations.name: -2
            case Source.contributions.name: -1
            default: max(record.precedence, 0)
            }
        }
        let said = records.filter { $0.goneAt == nil && $0.content.country != nil }
        let first = said.max { trust($0) < trust($1) }
        return (first?.content.country ?? content.country).flatMap { Territory($0.text) }
    }
}
