"""The words of the starter's notes: what the papers are called, and the fields in French."""

# The papers by their first three digits: English, French. Their titles stay in French, as titles do.
_PAPERS = {
    "000": (
        "Social Good Accelerator, policy paper “{title}”, 2021",
        "Le Plan d'Action européen pour l'Économie sociale : une chance de construire un modèle européen"
        " numérique solidaire, résilient et prospère",
    ),
    "001": (
        "European Economic and Social Committee, report of the seminar “{title}”, 2017",
        "Nouvelles technologies et numérisation : opportunités et défis pour l'économie sociale et"
        " l'entreprise sociale",
    ),
    "002": (
        "Social Good Accelerator, “{title}”, 2022",
        "Lettre ouverte : Ancrer l'économie sociale et solidaire dans son futur numérique",
    ),
    "003": ("Social Good Accelerator, “{title}”, 2024", "Contribution SOGA - Congrès ESS France : Dans 10 ans"),
    "004": (
        "Social Good Accelerator, “{title}”, Carenews, 2022",
        "Soutenir le numérique social et solidaire, le trou dans la raquette qu'il faut combler avant 2030",
    ),
}

_FRENCH_FRAME = {
    "European Economic and Social Committee, report of the seminar": (
        "Comité économique et social européen, compte rendu du séminaire"
    ),
    "policy paper": "note de position",
}


def _french(frame):
    for english, words in _FRENCH_FRAME.items():
        frame = frame.replace(english, words)
    return frame.replace("“", "« ").replace("”", " »")


PAPERS = {
    number: (frame, _french(frame), title) for number, (frame, title) in _PAPERS.items()
}

# The lists that solutions were read from: English, French.
LISTS = {
    "awesome-privacy": ("the list Awesome Privacy (CC0)", "la liste Awesome Privacy (CC0)"),
    "digital-public-goods": (
        "the Digital Public Goods Registry (Unlicense)",
        "le registre Digital Public Goods (Unlicense)",
    ),
}

FRENCH_FIELDS = {
    "legal form": "forme juridique",
    "country": "pays",
    "town": "ville",
    "site": "site",
    "identifiers": "identifiants",
    "repository": "dépôt",
    "licence": "licence",
    "ease for beginners": "facilité",
    "price": "prix",
    "governance": "gouvernance",
    "country of hosting": "pays d'hébergement",
    "countries served": "pays servis",
}

# The notes of starter_organisations.psv.
DOUBTS = {
    "The papers give 2017 and 2018 as its year of foundation, and 65, 70 or 56 members": (
        "Les textes donnent 2017 et 2018 comme année de création, et 65, 70 ou 56 membres"
    ),
    "The class is Terreau's reading": "La classe est une lecture de Terreau",
    "The paper writes France; the network sits in Brussels": "Le texte écrit France ; le réseau siège à Bruxelles",
    "The paper gives the two names together; the town and the site are Coopaname's": (
        "Le texte donne les deux noms ensemble ; la ville et le site sont ceux de Coopaname"
    ),
    "Wound up in 2024": "Dissoute en 2024",
}
