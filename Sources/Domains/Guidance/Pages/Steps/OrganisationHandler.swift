import Hummingbird
import Kernel
import Web

/// Answers `/choose/organisation`: the questions, then the way on.
struct OrganisationHandler: Sendable {
    let guidance: GuidanceDomain

    func respond(_ situation: Situation, _ context: AppContext) async throws -> Response {
        let words = guidance.words(context)
        guard situation.need != nil else { return .seeOther(words.address(GuidancePath.need, situation)) }
        guard context.query["done"] == "1" else {
            let form = OrganisationForm(situation, country: standardCountry(context))
            return context.respond(with: page(form, situation, words))
        }
        let form = OrganisationForm(context.query)
        let isOfThatCountry = guidance.knowledge.forms(in: form.country).contains(form.legalForm)
        if form.faults.isEmpty, form.legalForm.isEmpty || isOfThatCountry {
            return try await goOn(form.situation(from: situation), words, context)
        }
        let isForeign = !form.legalForm.isEmpty && !isOfThatCountry
        return context.respond(
            with: page(form, situation, words, isFormForeign: isForeign), status: .badRequest)
    }

    /// A place that is known goes into the situation; of several, one is chosen; one that is not known is
    /// said on the next page.
    private func goOn(_ situation: Situation, _ words: GuidanceWords, _ context: AppContext) async throws
        -> Response
    {
        var situation = situation
        let places = try await FindPlaces(in: guidance.database)(for: situation)
        if places.count > 1 {
            return context.respond(
                with: PlaceChoicePage(places: places, situation: situation, words: words).page)
        }
        if let place = places.first { situation.settle(in: place) }
        return .seeOther(words.address(GuidancePath.priorities, situation))
    }

    /// The country of the instance, or where French is the only sure sign.
    private func standardCountry(_ context: AppContext) -> CountryCode? {
        context.instance.settings.territory.first
            ?? (context.language == .french ? CountryCode("FR") : nil)
    }

    private func page(
        _ form: OrganisationForm, _ situation: Situation, _ words: GuidanceWords, isFormForeign: Bool = false
    ) -> Page {
        OrganisationPage(form: form, situation: situation, isFormForeign: isFormForeign, words: words).page
    }
}

extension Situation {
    /// Takes a town of the gazetteer for the place.
    mutating func settle(in place: GazetteerPlace) {
        (position, placeName, region) = (place.position, place.name, place.region)
        country = country ?? place.country
    }
}

extension GazetteerPlace {
    /// Whether two sources mean the same town: the same name within some fifteen kilometres.
    func isSame(as other: GazetteerPlace) -> Bool {
        Gazetteer.folded(name) == Gazetteer.folded(other.name)
            && abs(position.latitude - other.position.latitude) < 0.15
            && abs(position.longitude - other.position.longitude) < 0.2
    }
}

extension Knowledge {
    /// The codes of the legal forms that may be chosen in a country: its own and the general ones.
    func forms(in country: String) -> Set<String> {
        Set(nationalForms.filter { $0.country == country }.map(\.id) + generalForms)
    }

    /// Legal forms as every country has them.
    var generalForms: [String] {
        labels["legal-forms"].map { $0.keys.filter { $0 != "unknown" }.sorted() } ?? []
    }
}
