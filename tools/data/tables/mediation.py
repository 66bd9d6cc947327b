"""Code lists of digital mediation: the national standard (Licence Ouverte 2.0) and the words of the files before it.

Row: id, (en, fr), the other words met in files. The French label is the standard's own value where it has one.
"""

SERVICES = [
    (
        "administrative-procedures",
        ("Help with administrative procedures", "Aide aux démarches administratives"),
        [
            "Réaliser des démarches administratives avec un accompagnement",
            "Devenir autonome dans les démarches administratives",
            "Accompagner les démarches de santé",
            "Aide pour les démarches administratives",
            "numerique--acceder-a-des-services-en-ligne",
        ],
    ),
    (
        "everyday-digital-tools",
        ("Mastering everyday digital tools", "Maîtrise des outils numériques du quotidien"),
        [
            "Prendre en main un ordinateur",
            "Prendre en main un smartphone ou une tablette",
            "Utiliser le numérique au quotidien",
            "numerique--maitriser-les-fondamentaux-du-numerique",
        ],
    ),
    (
        "work-through-digital",
        ("Finding work through digital skills", "Insertion professionnelle via le numérique"),
        ["Favoriser mon insertion professionnelle"],
    ),
    ("safe-use", ("Using digital tools safely", "Utilisation sécurisée du numérique"), []),
    (
        "parenting-education",
        ("Parenting and education with digital tools", "Parentalité et éducation avec le numérique"),
        ["Accompagner la parentalité numérique", "Soutenir la parentalité et l'éducation avec le numérique"],
    ),
    (
        "leisure-creation",
        ("Digital leisure and creation", "Loisirs et créations numériques"),
        ["Créer avec le numérique"],
    ),
    (
        "understanding-digital",
        ("Understanding the digital world", "Compréhension du monde numérique"),
        ["Approfondir ma culture numérique", "Promouvoir la citoyenneté numérique"],
    ),
    (
        "internet-equipment-access",
        ("Internet access and equipment", "Accès internet et matériel informatique"),
        [
            "Accéder à une connexion internet",
            "Accéder à du matériel",
            "numerique--acceder-a-une-connexion-internet",
        ],
    ),
    (
        "solidarity-equipment",
        ("Equipment at a solidarity price", "Acquisition de matériel informatique à prix solidaire"),
        [
            "Acquérir du matériel informatique à prix solidaire",
            "S'équiper en matériel informatique",
            "numerique--acquerir-un-equipement",
        ],
    ),
]

PUBLICS = [
    ("young-people", ("Young people", "Jeunes"), ["Jeunes (16-26 ans)"]),
    ("students", ("Students", "Étudiants"), ["etudiants"]),
    (
        "families-children",
        ("Families and children", "Familles et/ou enfants"),
        ["Familles/enfants", "familles"],
    ),
    ("older-people", ("Older people", "Seniors"), ["Seniors (+ 65 ans)", "Séniors"]),
    ("women", ("Women", "Femmes"), ["Uniquement femmes"]),
    ("adults", ("Adults", "Adultes"), []),
    ("everyone", ("Everyone", "Tous publics"), ["Tout public", "Tout_public", "tous-publics"]),
    ("workers", ("People in work", "Actifs"), []),
    ("job-seekers", ("Job seekers", "Demandeurs d'emploi"), ["demandeurs-emploi"]),
    (
        "minimum-benefits",
        ("People on minimum benefits", "Bénéficiaires des minima sociaux"),
        ["beneficiaires-des-minimas-sociaux", "Bénéficiaires des minimas sociaux"],
    ),
    ("exiled-people", ("Exiled people", "Personnes exilées"), []),
    (
        "emergency",
        ("People in an emergency", "Personnes en situation d'urgence"),
        ["personnes-en-situation-durgence"],
    ),
    (
        "specific-legal-situation",
        ("People in a particular legal situation", "Personnes en situation juridique spécifique"),
        [],
    ),
    ("priority-areas", ("Residents of priority areas", "Résidents en QPV ou FRR"), ["residents-qpv-frr"]),
    ("disability", ("Disabled people", "Personnes en situation de handicap"), []),
]

SPECIFIC_CARE = [
    ("deafness", ("Deafness", "Surdité"), []),
    ("motor-disability", ("Motor disability", "Handicaps moteurs"), []),
    (
        "mental-disability",
        ("Mental disability", "Handicaps mentaux"),
        ["Handicaps mentaux : déficiences limitant les activités d'une personne"],
    ),
    ("visual-impairment", ("Visual impairment", "Déficience visuelle"), []),
    (
        "illiteracy",
        ("Difficulty with reading and writing", "Illettrisme"),
        ["Personnes en situation d'illettrisme"],
    ),
    ("english-spoken", ("English spoken", "Langues étrangères (anglais)"), []),
    (
        "other-languages-spoken",
        ("Other languages spoken", "Langues étrangères (autres)"),
        ["Public langues étrangères"],
    ),
]

FEES = [
    (
        "free",
        ("Free of charge", "Gratuit"),
        ["gratuit", "Gratuit : Je peux accéder gratuitement au lieu et à ses services"],
    ),
    (
        "free-on-conditions",
        ("Free on conditions", "Gratuit sous condition"),
        [
            "Gratuit sous condition : La gratuité est conditionnée à des critères (situation familiale, convention avec un organisme social...)"
        ],
    ),
    ("paid", ("Paid", "Payant"), ["Payant : L'accès au lieu et/ou à ses services est payant"]),
    (
        "membership",
        ("For members", "Adhésion"),
        ["Adhésion : L'accès au lieu et/ou à ses services nécessite d'y adhérer"],
    ),
    (
        "digital-pass",
        ("Digital pass accepted", "Pass numérique accepté"),
        ["Accepte le Pass numérique : Il est possible d'utiliser un Pass numérique pour accéder au lieu"],
    ),
]

MODES = [
    ("alone", ("On one's own", "En autonomie"), ["Seul : j'ai accès à du matériel et une connexion"]),
    (
        "individual-help",
        ("One-to-one help", "Accompagnement individuel"),
        [
            "Avec de l'aide : je suis accompagné seul dans l'usage du numérique",
            "Accompagnement individuel ponctuel",
        ],
    ),
    (
        "workshop",
        ("Group workshop", "Dans un atelier collectif"),
        ["Dans un atelier : j'apprends collectivement à utiliser le numérique"],
    ),
    ("remote", ("At a distance", "À distance"), ["a-distance"]),
    (
        "on-behalf",
        ("Done for the person by someone entitled to", "À ma place"),
        ["A ma place : une personne habilitée fait les démarches à ma place"],
    ),
]

ACCESS = [
    ("walk-in", ("Walk in", "Se présenter"), ["se-presenter"]),
    ("telephone", ("Telephone", "Téléphoner"), ["telephoner"]),
    ("e-mail", ("E-mail", "Contacter par mail"), ["envoyer-un-courriel"]),
    ("book-online", ("Book online", "Prendre un RDV en ligne"), ["utiliser-lien-mobilisation"]),
    ("not-open-to-public", ("Not open to the public", "Ce lieu n'accueille pas de public"), []),
    ("referral", ("By referral", "Envoyer un mail avec une fiche de prescription"), []),
]

PROGRAMMES = [
    ("aidants-connect", ("Aidants Connect", "Aidants Connect"), []),
    (
        "reference-digital-libraries",
        ("Reference digital libraries", "Bibliothèques numérique de référence"),
        ["Bibliothèques numériques de référence"],
    ),
    ("pix-certification", ("Pix certification", "Certification PIX"), []),
    ("digital-advisers", ("Digital advisers", "Conseillers numériques"), ["conseillers-numeriques"]),
    ("emmaus-connect", ("Emmaüs Connect", "Emmaüs Connect"), []),
    ("france-services", ("France Services", "France Services"), ["France Service", "france-service"]),
    (
        "grande-ecole-du-numerique",
        ("Grande École du Numérique", "Grande école du numérique"),
        ["grandes-ecoles-du-numerique"],
    ),
    ("red-cross", ("French Red Cross", "La Croix Rouge"), ["croix-rouge"]),
    ("caf-access-point", ("CAF digital access point", "Point d'accès numérique CAF"), []),
    ("promeneurs-du-net", ("Promeneurs du Net", "Promeneurs du net"), []),
    ("relais-numerique", ("Relais numérique (Emmaüs Connect)", "Relais numérique (Emmaüs Connect)"), []),
]

# The `typologie` codes of the standard that the Atlas shows; the code is the id in lower case.
PLACE_TYPES = [
    ("ACI", ("Integration workshop", "Atelier ou chantier d'insertion"), []),
    ("ASSO", ("Association", "Association"), ["Associatif"]),
    (
        "BIB",
        ("Library", "Bibliothèque ou médiathèque"),
        ["Médiathèque", "Bibliothèque", "Bibliothèque - Médiathèque", "library"],
    ),
    ("CAF", ("Family benefits office", "Caisse d'allocations familiales"), []),
    ("CC", ("Group of municipalities", "Communauté de communes"), []),
    (
        "CCAS",
        ("Municipal social-action centre", "Centre communal d'action sociale"),
        ["Centre communal d'action sociale (CCAS)"],
    ),
    ("CCONS", ("Chamber of commerce or trades", "Chambre consulaire"), []),
    ("CD", ("Département council", "Conseil départemental"), []),
    ("CIAS", ("Inter-municipal social-action centre", "Centre intercommunal d'action sociale"), []),
    ("CIDFF", ("Information centre on women's rights", "Centre d'information sur les droits des femmes"), []),
    ("CITMET", ("City trades centre", "Cité des métiers"), []),
    ("CPAM", ("Health-insurance office", "Caisse primaire d'assurance maladie"), []),
    ("CS", ("Social centre", "Centre social"), []),
    ("CSC", ("Social and cultural centre", "Centre socioculturel"), []),
    ("DEPT", ("Département", "Département"), []),
    ("E2C", ("Second-chance school", "École de la deuxième chance"), []),
    ("EI", ("Work-integration enterprise", "Entreprise d'insertion"), []),
    ("EPCI", ("Inter-municipal body", "Intercommunalité"), []),
    ("EPN", ("Public digital space", "Espace public numérique"), []),
    ("ESS", ("Social-economy enterprise", "Entreprise de l'économie sociale et solidaire"), []),
    ("FABLAB", ("Fab lab", "Fab lab"), ["Fablab"]),
    ("FT", ("Public employment service", "France Travail"), ["PE", "Pôle emploi"]),
    ("LA_POSTE", ("Post office", "La Poste"), []),
    ("MDA", ("House of associations", "Maison des associations"), []),
    ("MDE", ("Employment centre", "Maison de l'emploi"), []),
    ("MDPH", ("Disability office", "Maison départementale des personnes handicapées"), []),
    ("MDS", ("Département social centre", "Maison départementale des solidarités"), []),
    ("MJC", ("Youth and culture centre", "Maison des jeunes et de la culture"), []),
    ("ML", ("Local mission for young people", "Mission locale"), []),
    ("MQ", ("Neighbourhood house", "Maison de quartier"), ["Maison de quartier/maison commune"]),
    ("MSA", ("Farmers' social security", "Mutualité sociale agricole"), []),
    ("MSAP", ("Public-services house", "Maison de services au public"), []),
    ("MUNI", ("Municipality", "Commune"), ["Mairie", "Municipalité", "Collectivité"]),
    ("OF", ("Training organisation", "Organisme de formation"), []),
    ("PAD", ("Legal advice point", "Point d'accès au droit"), []),
    (
        "PIJ_BIJ",
        ("Youth information point", "Point ou bureau d'information jeunesse"),
        ["Point Information Jeunesse (PIJ)", "Point et bureau information jeunesse (PIJ/BIJ)"],
    ),
    ("PIMMS", ("Multi-service information point", "Point information médiation multiservices"), []),
    ("PREF", ("Prefecture", "Préfecture ou sous-préfecture"), []),
    ("REG", ("Region", "Région"), []),
    ("RESSOURCERIE", ("Reuse centre", "Ressourcerie"), ["recyclerie"]),
    ("RFS", ("France Services", "France Services"), ["France Services"]),
    ("RS_FJT", ("Social residence", "Résidence sociale ou foyer de jeunes travailleurs"), ["RESIDENCE_FJT"]),
    ("TIERS_LIEUX", ("Third place", "Tiers-lieu"), ["tiers lieux", "coworking", "CoWorking"]),
    ("AUTRE", ("Other", "Autre"), ["other"]),
]
