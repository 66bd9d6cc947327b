"""Legal forms: what an organisation is in law, wide enough for every country, narrow where the papers need it.

Row: id, broader, (en, fr, es), definition (en, fr) or None, ESSglobal ids, aliases as they occur in data and on letterheads.
"""

LEGAL_FORMS = [
    (
        "non-profit", None, ("Non-profit organisation", "Organisation à but non lucratif", "Organización sin ánimo de lucro"),
        ("An organisation that does not share out its surplus; used when its exact form is not known.",
         "Organisation qui ne partage pas ses excédents ; s'emploie quand sa forme exacte n'est pas connue."),
        ["legal-form/L4", "organisational-structure/OS20"],
        ["non-profit", "nonprofit", "not-for-profit", "NGO", "ONG", "NPO", "but non lucratif", "Vzw/asbl", "gemeinnützig", "n.o.", "nezisková organizácia", "ngo_npo"],
    ),
    (
        "association", "non-profit", ("Association", "Association", "Asociación"),
        ("People who act together for an aim other than sharing profits (in France, law of 1 July 1901).",
         "Personnes qui agissent ensemble dans un but autre que de partager des bénéfices (en France, loi du 1er juillet 1901)."),
        [],
        ["ASSO", "Associatif", "association loi 1901", "association déclarée", "association de fait", "asbl", "aisbl", "vzw", "ivzw", "e. V.", "eingetragener Verein",
         "Verein", "associazione", "associazione di promozione sociale", "ETS", "asociación", "associació", "associação", "vereniging", "egyesület", "spolek", "z. s.", "občianske združenie", "o. z.",
         "stowarzyszenie", "asociație", "udruga", "društvo", "yhdistys", "ry", "MTÜ", "biedrība", "σύλλογος", "сдружение", "voluntary association", "members' association"],
    ),
    (
        "foundation", "non-profit", ("Foundation", "Fondation", "Fundación"),
        ("Assets given once and for all to a general-interest aim.", "Des biens affectés de façon irrévocable à un but d'intérêt général."),
        [],
        ["fondation reconnue d'utilité publique", "Stiftung", "stichting", "fundação", "fondazione", "fundația", "fundacja", "nadácia", "nadace", "alapítvány", "säätiö", "zaklada",
         "SA (sihtasutus)", "sihtasutus", "nodibinājums", "ίδρυμα", "фондация"],
    ),
    ("endowment-fund", "foundation", ("Endowment fund", "Fonds de dotation", "Fondo de dotación"), None, [], ["fonds de dotation", "FDD", "nadačný fond"]),
    (
        "charity", "non-profit", ("Registered charity", "Organisme de bienfaisance enregistré", "Organización benéfica registrada"),
        None, ["organisational-structure/OS40"], ["charity", "CIO", "SCIO", "charitable incorporated organisation", "charitable trust"],
    ),
    (
        "cooperative", None, ("Co-operative", "Coopérative", "Cooperativa"),
        ("An enterprise owned and governed by its members, one member one vote.",
         "Entreprise possédée et gouvernée par ses membres, une personne, une voix."),
        ["legal-form/L2", "organisational-structure/OS115"],
        ["coop", "co-op", "cooperative", "coöperatie", "Genossenschaft", "eG", "cooperativa sociale", "società cooperativa", "S. Coop.", "cooperatiefvennootschap", "SCE",
         "osuuskunta", "szövetkezet", "družstvo", "zadruga", "spółdzielnia", "συνεταιρισμός", "ΚΟΙΝΣΕΠ", "société coopérative", "SC", "SCA", "ühistu", "kooperatīvs"],
    ),
    (
        "worker-cooperative", "cooperative", ("Workers' co-operative", "Coopérative de travail (SCOP)", "Cooperativa de trabajo"),
        ("Its employees hold the majority of the capital and of the votes.", "Ses salariés détiennent la majorité du capital et des voix."),
        ["organisational-structure/OS60"],
        ["SCOP", "SCOP SA", "SCOP SARL", "SCOP SAS", "société coopérative et participative", "cooperativa di lavoro", "cooperativa de trabajo asociado", "worker co-op", "sociedad laboral"],
    ),
    (
        "multi-stakeholder-cooperative", "cooperative",
        ("Multi-stakeholder co-operative", "Société coopérative d'intérêt collectif (SCIC)", "Cooperativa de múltiples partes interesadas"),
        ("Employees, users and others, public bodies included, own and govern it together for a social aim.",
         "Salariés, usagers et autres parties, collectivités comprises, la possèdent et la gouvernent ensemble dans un but d'utilité sociale."),
        ["organisational-structure/OS100"],
        ["SCIC", "SCIC SA", "SCIC SAS", "SCIC SARL", "société coopérative d'intérêt collectif", "multistakeholder cooperative"],
    ),
    (
        "business-and-employment-cooperative", "cooperative",
        ("Business and employment co-operative", "Coopérative d'activité et d'emploi (CAE)", "Cooperativa de actividad y empleo"), None, [],
        ["CAE", "coopérative d'activités et d'emploi"],
    ),
    (
        "consumer-cooperative", "cooperative", ("Consumers' or users' co-operative", "Coopérative de consommateurs ou d'usagers", "Cooperativa de consumo"), None,
        ["organisational-structure/OS80"], ["consumer cooperative", "consumer cooperative (food coop)", "food coop", "user cooperative"],
    ),
    (
        "producer-cooperative", "cooperative", ("Producers' co-operative", "Coopérative de producteurs", "Cooperativa de productores"), None,
        ["organisational-structure/OS90"], ["producer co-operative", "coopérative agricole"],
    ),
    (
        "housing-cooperative", "cooperative", ("Housing co-operative", "Coopérative d'habitants", "Cooperativa de vivienda"), None,
        ["organisational-structure/OS70"], ["housing co-op", "Wohnungsgenossenschaft"],
    ),
    (
        "secondary-cooperative", "cooperative", ("Co-operative of co-operatives", "Coopérative de coopératives", "Cooperativa de segundo grado"), None,
        ["organisational-structure/OS110", "organisational-structure/OS240"], ["union de coopératives", "cooperative group"],
    ),
    (
        "mutual", None, ("Mutual society", "Mutuelle", "Mutual"),
        ("People who share risks and pay for one another; it has members, not shareholders.",
         "Personnes qui partagent des risques et paient les unes pour les autres ; elle a des membres, pas d'actionnaires."),
        ["organisational-structure/OS170"], ["mutuelle", "mutualité", "mutua", "mutualidad", "mutualiteit", "ziekenfonds", "credit union", "società di mutuo soccorso"],
    ),
    (
        "social-enterprise", None, ("Social enterprise", "Entreprise sociale", "Empresa social"),
        ("A company whose social aim comes before its profits and whose profits are limited.",
         "Société dont le but social passe avant les bénéfices et dont les bénéfices sont limités."),
        ["legal-form/L5", "organisational-structure/OS30"],
        ["entreprise sociale", "ESUS", "gGmbH", "impresa sociale", "sociálny podnik", "szociális vállalkozás", "entreprise d'insertion", "EI", "ETTI", "social business"],
    ),
    (
        "community-interest-company", "social-enterprise", ("Community interest company", "Société d'intérêt communautaire (CIC)", "Empresa de interés comunitario"), None,
        ["organisational-structure/OS120"], ["CIC", "C.I.C."],
    ),
    (
        "community-benefit-society", "social-enterprise",
        ("Community benefit society", "Société au bénéfice de la communauté (Royaume-Uni)", "Sociedad de beneficio comunitario"), None,
        ["organisational-structure/OS130"], ["industrial and provident society", "IPS", "CBS"],
    ),
    (
        "company", None, ("Company", "Société commerciale", "Empresa"),
        ("A company whose owners may share its profits.", "Société dont les propriétaires peuvent se partager les bénéfices."),
        ["legal-form/L3", "organisational-structure/OS50"],
        ["company", "for-profit", "entreprise", "SAS", "SASU", "SARL", "EURL", "SA", "SNC", "GmbH", "UG", "AG", "Ltd", "Limited", "PLC", "LLC", "Inc", "Inc.", "BV", "NV", "SRL", "S.r.l.",
         "S.L.", "Lda", "Oy", "AB", "ApS", "A/S", "d.o.o.", "s.r.o.", "sp. z o.o.", "Kft.", "OÜ", "SIA", "UAB", "Company office", "private sector", "startup"],
    ),
    ("self-employed", None, ("Self-employed person", "Travailleur indépendant", "Trabajador autónomo"), None, ["organisational-structure/OS150"],
     ["sole trader", "auto-entrepreneur", "micro-entreprise", "entreprise individuelle", "freelance", "Einzelunternehmen"]),
    (
        "public-body", None, ("Public body", "Organisme public", "Organismo público"),
        ("A state, a local authority, or a body that one of them governs.", "État, collectivité territoriale ou organisme que l'un d'eux gouverne."),
        ["organisational-structure/OS220"],
        ["public", "government", "government agency", "Government agency/body", "collectivité", "collectivité territoriale", "Service public", "établissement public", "commune", "mairie", "municipality",
         "département", "région", "ministère", "ministry", "EPCI", "EPIC", "GIP", "groupement d'intérêt public", "CCAS", "local authority", "public sector"],
    ),
    (
        "international-organisation", "public-body", ("International organisation", "Organisation internationale", "Organización internacional"), None,
        ["organisational-structure/OS230"], ["intergovernmental organisation", "IGO", "supranational", "EU institution", "institution européenne"],
    ),
    (
        "research-institution", None, ("University or research institution", "Établissement d'enseignement supérieur ou de recherche", "Universidad o centro de investigación"),
        ("A university, a school of higher education or a research centre, public or private.",
         "Université, grande école ou centre de recherche, public ou privé."),
        [], ["academia", "university", "université", "universidad", "Universität", "research institute", "institut de recherche", "laboratory"],
    ),
    (
        "consortium", None, ("Consortium", "Groupement", "Consorcio"),
        ("Several organisations that act as one by agreement.", "Plusieurs organisations qui agissent ensemble par convention."),
        [], ["collaboration", "partnership", "consortium", "GIE", "GIE EEIG", "PTCE"],
    ),
    (
        "informal-group", None, ("Informal group", "Groupe informel", "Grupo informal"),
        ("People who act together without a legal person.", "Personnes qui agissent ensemble sans personnalité juridique."),
        ["legal-form/L1", "organisational-structure/OS10", "organisational-structure/OS160"],
        ["community", "collective", "collectif", "Groupe informel", "unincorporated", "community group", "Initiative", "Bürgerinitiative", "grupo informal"],
    ),
    ("other", None, ("Other form", "Autre forme", "Otra forma"), None, [], ["other", "autre"]),
    ("unknown", None, ("Form not known", "Forme non connue", "Forma desconocida"), None, [], ["unknown", "inconnu", "inconnue", "n/a"]),
]
