/// The check-digit algorithms of registers, by their names in the vocabulary `identifier-schemes`, which
/// describes each. A value is looked at only after its pattern has matched.
enum CheckDigit: String, Sendable, CaseIterable {
    /// ISO/IEC 7812-1, annex B.
    case luhn
    /// INSEE's SIRET: Luhn, with La Poste's exception.
    case siret = "luhn-siret"
    /// ISO/IEC 7064 MOD 11-2, `X` for ten (ISNI, ISO 27729).
    case mod11x2 = "iso7064-mod11-2"
    /// ISO/IEC 7064 MOD 97-10 (LEI, ISO 17442).
    case mod97x10 = "iso7064-mod97-10"
    /// Belgian enterprises (arrêté royal of 24 June 2003).
    case mod97Complement = "mod97-complement"
    /// Swiss enterprises (UID register, Federal Statistical Office).
    case swissUID = "mod11-ch-uid"
    /// Danish enterprises (Erhvervsstyrelsen).
    case danishCVR = "mod11-dk-cvr"
    /// Estonian register (EVS 585).
    case estonianCode = "mod11-ee-registrikood"
    /// Finnish business identity code (Verohallinto).
    case finnishID = "mod11-fi-ytunnus"
    /// Czech and Slovak IČO (Český statistický úřad).
    case czechICO = "mod11-ico"
    /// Norwegian organisation number (Brønnøysundregistrene).
    case norwegianNumber = "mod11-no-orgnr"
    /// Polish REGON (ordinance of 30 November 2015, Dz.U. 2015 poz. 2009).
    case polishREGON = "mod11-pl-regon"
    /// Portuguese NIPC and NIF (Decreto-Lei 14/2013).
    case portugueseNIF = "pt-nif"
    /// Spanish NIF, NIE and CIF (Orden EHA/451/2008).
    case spanishNIF = "es-nif"
    /// Research organisations (ror.org).
    case ror
    /// Value-added-tax numbers of the Union, by their country.
    case vat = "eu-vat"

    /// Whether the check digits of a value are right.
    func accepts(_ value: String) -> Bool {
        switch self {
        case .luhn: Checksums.luhn(value)
        case .siret: Checksums.siret(value)
        case .mod11x2: Checksums.mod11x2(value)
        case .mod97x10: Checksums.mod97x10(value)
        case .mod97Complement: Checksums.mod97Complement(value)
        case .swissUID: Checksums.weighted(value, [5, 4, 3, 2, 7, 6, 5, 4, 1], modulus: 11)
        case .danishCVR: Checksums.weighted(value, [2, 7, 6, 5, 4, 3, 2, 1], modulus: 11)
        case .estonianCode: Checksums.estonianCode(value)
        case .finnishID: Checksums.weighted(value, [7, 9, 10, 5, 8, 4, 2, 1], modulus: 11)
        case .czechICO: Checksums.czechICO(value)
        case .norwegianNumber: Checksums.weighted(value, [3, 2, 7, 6, 5, 4, 3, 2, 1], modulus: 11)
        case .polishREGON: Checksums.polishREGON(value)
        case .portugueseNIF: Checksums.portugueseNIF(value)
        case .spanishNIF: SpanishNIF.accepts(value)
        case .ror: Checksums.ror(value)
        case .vat: ValueAddedTaxNumber.accepts(value)
        }
    }
}
