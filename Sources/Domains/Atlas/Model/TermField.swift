/// The coded lists of a record.
public enum TermField: String, Sendable, CaseIterable {
    /// ESSglobal kinds (qualifiers).
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
}
