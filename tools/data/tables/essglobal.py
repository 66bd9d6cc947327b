"""Readable ids, and the labels that ESSglobal does not give, for its vocabularies.

Labels come from the ESSglobal files; only what is listed here is ours (missing languages, corrected spelling).
"""

# ESSglobal id: (our id, labels of ours that fill or correct)
ACTIVITIES = {
    "a01": ("agriculture-environment", {}),
    "a02": ("mining", {"es": "Minería y canteras"}),
    "a03": (
        "crafts-manufacturing",
        {"en": "Craftsmanship and manufacturing", "fr": "Artisanat et industrie manufacturière"},
    ),
    "a04": ("energy", {"fr": "Production et distribution d'énergie"}),
    "a05": (
        "recycling-waste-water",
        {
            "fr": "Recyclage, traitement des déchets, cycle de l'eau et restauration écologique",
            "es": "Reciclaje, tratamiento de residuos, ciclo del agua y restauración ecológica",
        },
    ),
    "a06": (
        "construction",
        {
            "fr": "Construction, travaux publics et rénovation",
            "es": "Construcción, trabajos públicos y restauración",
        },
    ),
    "a07": ("trade", {"es": "Distribución y comercialización"}),
    "a08": ("transport", {}),
    "a09": (
        "hospitality-food-service",
        {"fr": "Restauration, hôtellerie, traiteur", "es": "Restauración y hostelería"},
    ),
    "a10": ("information-communication", {}),
    "a11": ("finance-insurance", {}),
    "a12": ("housing", {}),
    "a13": ("professional-scientific", {}),
    "a14": ("administration-tourism-rental", {"fr": "Administration et gestion, tourisme et location"}),
    "a15": ("public-administration", {}),
    "a16": ("education-training", {}),
    "a17": ("social-health-employment", {"fr": "Services sociaux, santé et emploi"}),
    "a18": ("arts-culture-sport", {"fr": "Arts, culture, loisirs et sports"}),
    "a19": ("membership-repair-wellness", {"fr": "Vie associative, mutualisation, réparation et bien-être"}),
    "a20": (
        "household-self-production",
        {"fr": "Activités domestiques et autoproduction", "es": "Actividades domésticas y de autoproducción"},
    ),
    "a21": ("international-cooperation", {"fr": "Diplomatie et coopération internationales"}),
}

ICA = "http://purl.org/essglobal/standard/activities-ica/"
MODIFIED = "http://purl.org/essglobal/standard/activities-modified/"

# Other ESSglobal activity lists that say the same as one of the 21, or nearly.
ACTIVITY_MATCHES = {
    "mining": [ICA + "ICA100"],
    "construction": [ICA + "ICA70"],
    "energy": [MODIFIED + "AM50"],
    "transport": [ICA + "ICA220", MODIFIED + "AM160"],
    "finance-insurance": [MODIFIED + "AM100"],
    "housing": [ICA + "ICA210", MODIFIED + "AM90"],
    "education-training": [ICA + "ICA160", MODIFIED + "AM40"],
    "arts-culture-sport": [MODIFIED + "AM10"],
    "social-health-employment": [MODIFIED + "AM80"],
    "trade": [ICA + "ICA260"],
    "professional-scientific": [ICA + "ICA110"],
}

# id, broader, (en, fr, es), matches, aliases. The narrower activities: from ESSglobal's two other lists, then ours.
NARROWER_ACTIVITIES = [
    (
        "farming",
        "agriculture-environment",
        ("Agriculture", "Agriculture", "Agricultura"),
        [ICA + "ICA10", MODIFIED + "AM130"],
        ["Agriculture", "farm"],
    ),
    (
        "dairy",
        "agriculture-environment",
        ("Dairy", "Industrie laitière", "Industria lechera"),
        [ICA + "ICA20"],
        [],
    ),
    ("forestry", "agriculture-environment", ("Forestry", "Foresterie", "Silvicultura"), [ICA + "ICA30"], []),
    ("irrigation", "agriculture-environment", ("Irrigation", "Irrigation", "Riego"), [ICA + "ICA40"], []),
    ("fishing", "agriculture-environment", ("Fishing", "Pêche", "Pesca"), [ICA + "ICA50"], []),
    (
        "nature-conservation",
        "agriculture-environment",
        (
            "Nature, conservation and environment",
            "Nature et protection de l'environnement",
            "Naturaleza y medio ambiente",
        ),
        [MODIFIED + "AM110"],
        ["Environment", "Climate", "Sustainability"],
    ),
    ("crafts", "crafts-manufacturing", ("Artisans", "Artisanat", "Artesanía"), [ICA + "ICA60"], []),
    (
        "manufacturing",
        "crafts-manufacturing",
        ("Manufacturing", "Industrie manufacturière", "Fabricación"),
        [ICA + "ICA90"],
        ["Industry", "Industrie"],
    ),
    (
        "reuse-repair",
        "recycling-waste-water",
        (
            "Reduce, reuse, repair and recycle",
            "Réduire, réemployer, réparer, recycler",
            "Reducir, reutilizar, reparar y reciclar",
        ),
        [MODIFIED + "AM120"],
        ["ressourcerie", "recyclerie", "réemploi", "Reduce, reuse, repair, recycle"],
    ),
    (
        "water-sanitation",
        "recycling-waste-water",
        ("Water and sanitation", "Eau et assainissement", "Agua y saneamiento"),
        [],
        ["Water and Sanitation"],
    ),
    ("retail", "trade", ("Retail", "Commerce de détail", "Comercio minorista"), [ICA + "ICA240"], []),
    (
        "fair-trade",
        "trade",
        ("Fair trade", "Commerce équitable", "Comercio justo"),
        [],
        ["commerce équitable"],
    ),
    (
        "local-food",
        "trade",
        (
            "Local food and short supply chains",
            "Alimentation locale et circuits courts",
            "Alimentación local y circuitos cortos",
        ),
        [MODIFIED + "AM60"],
        ["Food & Agriculture", "Nutrition"],
    ),
    (
        "financial-services",
        "finance-insurance",
        ("Financial services", "Services financiers", "Servicios financieros"),
        [ICA + "ICA140"],
        ["Economics/Finance"],
    ),
    ("insurance", "finance-insurance", ("Insurance", "Assurance", "Seguros"), [ICA + "ICA150"], []),
    ("tourism", "administration-tourism-rental", ("Tourism", "Tourisme", "Turismo"), [ICA + "ICA130"], []),
    ("health", "social-health-employment", ("Health", "Santé", "Salud"), [ICA + "ICA170"], []),
    (
        "social-services",
        "social-health-employment",
        ("Social services", "Services sociaux", "Servicios sociales"),
        [ICA + "ICA200"],
        ["Social Protection", "action sociale", "Humanitarian"],
    ),
    (
        "work-integration",
        "social-health-employment",
        (
            "Employment and work integration",
            "Emploi et insertion par le travail",
            "Empleo e inserción laboral",
        ),
        [],
        ["WISE", "insertion par l'activité économique", "IAE", "Livelihoods"],
    ),
    (
        "community-services",
        "membership-repair-wellness",
        ("Community services", "Action communautaire", "Servicios comunitarios"),
        [ICA + "ICA180"],
        [],
    ),
    (
        "advocacy",
        "membership-repair-wellness",
        (
            "Campaigning, activism and advocacy",
            "Plaidoyer, campagnes et mobilisation",
            "Campañas, activismo e incidencia",
        ),
        [MODIFIED + "AM20"],
        ["Advocacy", "Democracy", "Governance", "Gender and Minority Groups"],
    ),
    (
        "community-spaces",
        "membership-repair-wellness",
        ("Community and collective spaces", "Lieux collectifs", "Espacios comunitarios y colectivos"),
        [MODIFIED + "AM30"],
        ["tiers-lieu", "tiers-lieux"],
    ),
    (
        "digital-mediation",
        "education-training",
        (
            "Digital inclusion and mediation",
            "Inclusion et médiation numériques",
            "Inclusión y mediación digital",
        ),
        [],
        ["médiation numérique", "inclusion numérique"],
    ),
    (
        "software-services",
        "information-communication",
        (
            "Software and digital services",
            "Logiciels et services numériques",
            "Software y servicios digitales",
        ),
        [],
        ["Digital/Data/Tech", "Big Data", "Data Security", "Digital Development", "Platform creation"],
    ),
    (
        "media",
        "information-communication",
        ("Media", "Médias", "Medios de comunicación"),
        [],
        ["Fair & Responsible Media", "Media"],
    ),
    ("research", "professional-scientific", ("Research", "Recherche", "Investigación"), [], ["Research"]),
    (
        "sustainable-cities",
        "construction",
        ("Sustainable towns and cities", "Villes durables", "Ciudades sostenibles"),
        [],
        ["Sustainable Cities"],
    ),
]

# OS id: (our id, labels of ours that fill what ESSglobal leaves empty)
STRUCTURES = {
    "OS10": (
        "community-group",
        {
            "fr": "Collectif ou groupe local (formel ou informel)",
            "es": "Grupo comunitario (formal o informal)",
        },
    ),
    "OS20": (
        "not-for-profit",
        {"fr": "Organisation à but non lucratif", "es": "Organización sin ánimo de lucro"},
    ),
    "OS30": ("social-enterprise", {"fr": "Entreprise sociale", "es": "Empresa social"}),
    "OS40": ("charity", {"fr": "Organisme de bienfaisance", "es": "Organización benéfica"}),
    "OS50": ("company-other", {}),
    "OS60": ("workers-cooperative", {}),
    "OS70": ("housing-cooperative", {"fr": "Coopérative d'habitants", "es": "Cooperativa de vivienda"}),
    "OS80": ("consumer-cooperative", {}),
    "OS90": ("producer-cooperative", {}),
    "OS100": ("multi-stakeholder-cooperative", {}),
    "OS110": (
        "secondary-cooperative",
        {"fr": "Coopérative de second degré", "es": "Cooperativa de segundo grado"},
    ),
    "OS115": ("cooperative", {}),
    "OS120": (
        "community-interest-company",
        {
            "fr": "Entreprise d'intérêt communautaire (CIC, Royaume-Uni)",
            "es": "Empresa de interés comunitario (CIC, Reino Unido)",
        },
    ),
    "OS130": (
        "community-benefit-society",
        {
            "fr": "Société d'intérêt communautaire (Royaume-Uni)",
            "es": "Sociedad de beneficio comunitario (Reino Unido)",
        },
    ),
    "OS140": ("employee-trust", {"fr": "Fiducie de salariés", "es": "Fideicomiso de empleados"}),
    "OS150": ("self-employed", {"fr": "Travailleur indépendant", "es": "Trabajador autónomo"}),
    "OS160": ("unincorporated", {"fr": "Sans personnalité juridique", "es": "Sin personalidad jurídica"}),
    "OS170": ("mutual", {}),
    "OS180": ("national-apex", {}),
    "OS190": ("national-federation", {}),
    "OS200": ("regional-federation", {"fr": "Union ou fédération régionale ou infranationale"}),
    "OS210": ("cooperative-group", {}),
    "OS220": ("government-body", {}),
    "OS230": ("supranational", {}),
    "OS240": ("cooperative-of-cooperatives", {}),
}

# Kinds of organisation that ESSglobal's list lacks: id, (en, fr, es), matches, aliases.
MORE_STRUCTURES = [
    (
        "network",
        ("Network", "Réseau", "Red"),
        ["http://purl.org/essglobal/vocab/Network"],
        ["réseau", "collective of organisations"],
    ),
    ("think-tank", ("Think tank", "Laboratoire d'idées", "Centro de ideas"), [], ["think and do tank"]),
    ("media", ("Media", "Média", "Medio de comunicación"), [], []),
    (
        "research-body",
        ("Research body", "Organisme de recherche", "Organismo de investigación"),
        [],
        ["academia", "university"],
    ),
    ("consortium", ("Consortium", "Groupement", "Consorcio"), [], ["collaboration"]),
]

# ESSglobal id: (our id, French label, Spanish label, French definition or None)
QUALIFIERS = {
    "q01": ("sustainable", "Respectueux de l'environnement", "Sostenible ecológicamente"),
    "Agroecological": ("agroecological", "Agroécologique", "Agroecológico"),
    "Agroextrativism": ("agroextractivism", "Cueillette traditionnelle durable", "Agroextractivismo"),
    "Animalwelfare": ("animal-welfare", "Bien-être animal", "Bienestar animal"),
    "Madefromrecycledorrecoveredmaterial": (
        "recycled-material",
        "Matériaux recyclés ou récupérés",
        "Material reciclado o recuperado",
    ),
    "Naturalcosmeticsandherbalmedicines": (
        "natural-cosmetics",
        "Cosmétiques naturels et plantes médicinales",
        "Cosmética natural y plantas medicinales",
    ),
    "Organic": ("organic", "Issu de l'agriculture biologique", "Ecológico"),
    "q02": (
        "decent-work",
        "Conditions de travail démocratiques et dignes",
        "Condiciones de trabajo democráticas y dignas",
    ),
    "Selfmanagement": ("self-management", "Autogestion", "Autogestión"),
    "q03": ("socially-fair", "Socialement juste", "Socialmente justo"),
    "Socialinsertioninitiatives": ("social-integration", "Insertion sociale", "Inserción social"),
    "q04": (
        "economic-democracy",
        "Économiquement démocratique et souverain",
        "Económicamente democrático y soberano",
    ),
    "Fairtrade": ("fair-trade", "Commerce équitable", "Comercio justo"),
    "LocalorFromCommunity": ("local", "Local ou issu de la communauté", "Local o de la comunidad"),
    "q05": ("gender-equity", "Égalité entre les femmes et les hommes", "Equidad de género"),
    "q06": (
        "traditional-communities",
        "Peuples autochtones et communautés traditionnelles",
        "Pueblos originarios y comunidades tradicionales",
    ),
    "FromOriginalorIndigenousPeople": ("indigenous-people", "Peuples autochtones", "Pueblos originarios"),
    "PeasantorFamilyAgriculture": (
        "family-farming",
        "Agriculture paysanne ou familiale",
        "Agricultura campesina o familiar",
    ),
    "q07": (
        "commons-free-culture",
        "Communs, savoirs et culture libres",
        "Comunes, conocimiento y cultura libres",
    ),
    "FreeCulture": ("free-culture", "Culture libre", "Cultura libre"),
    "FreeKnowledgeorSoftware": (
        "free-knowledge-software",
        "Savoirs ou logiciels libres",
        "Conocimiento o software libre",
    ),
    "q08": ("handicraft", "Artisanat", "Artesanía"),
    "q09": ("cooperative-supporter", "Soutien aux coopératives", "Apoyo a cooperativas"),
}
