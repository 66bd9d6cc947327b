"""The words of the starter's notes in French."""

FRENCH_FIELDS = {
    "legal form": "forme juridique",
    "country": "pays",
    "town": "ville",
    "site": "site",
    "identifiers": "identifiants",
    "repository": "dépôt",
    "licence": "licence",
}

# The notes of starter_organisations.psv.
DOUBTS = {
    "The papers give 2017 and 2018 as its year of foundation, and 65, 70 or 56 members": (
        "Les textes donnent 2017 et 2018 comme année de création, et 65, 70 ou 56 membres"
    ),
    "Class: general knowledge": "Classe : connaissance générale",
    "The paper writes France; the network sits in Brussels": "Le texte écrit France ; le réseau siège à Bruxelles",
    "The paper gives the two names together; the town and the site are Coopaname's": (
        "Le texte donne les deux noms ensemble ; la ville et le site sont ceux de Coopaname"
    ),
    "Wound up in 2024": "Dissoute en 2024",
}
