/// The coded lists of a record.
public enum TermField: String, Sendable, CaseIterable {
    /// What sort of organisation, solution, place or reference it is, and ESSglobal's qualifiers.
    case kinds
    /// ESSglobal activities.
    case activities
    /// The eight classes of social tech.
    case classes
    /// Everyday categories of solutions.
    case categories
    /// Services offered, for places of digital mediation.
    case services
    /// People who are welcomed.
    case publics
    /// Languages spoken or offered (BCP 47).
    case languages
    /// Licences of the software (SPDX).
    case softwareLicences
    /// Labels and certifications.
    case labels

    /// The vocabulary whose terms the field holds; labels are words of the mappings.
    var vocabulary: String? {
        switch self {
        case .kinds: "kinds"
        case .activities: "activities"
        case .classes: "social-tech-classes"
        case .categories: "solution-categories"
        case .services: "mediation-services"
        case .publics: "mediation-publics"
        case .languages: "languages"
        case .softwareLicences: "licences"
        case .labels: nil
        }
    }
}
