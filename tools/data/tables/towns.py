"""Centres of the towns of the starter atlas, rounded to 0.01 degree (about a kilometre): latitude, longitude."""

TOWNS = {
    "Amsterdam": (52.37, 4.90), "Barcelona": (41.39, 2.17), "Berlin": (52.52, 13.40), "Bologna": (44.49, 11.34), "Bordeaux": (44.84, -0.58), "Brest": (48.39, -4.49),
    "Brussels": (50.85, 4.35), "Chicago": (41.88, -87.63), "Dublin": (53.35, -6.26), "Florence": (43.77, 11.26), "Ghent": (51.05, 3.72), "Le Pin": (46.86, -0.65),
    "Levallois-Perret": (48.89, 2.29), "Lille": (50.63, 3.06), "Lisbon": (38.72, -9.14), "London": (51.51, -0.13), "Luxembourg": (49.61, 6.13), "Lyon": (45.76, 4.84),
    "Maisons-Alfort": (48.80, 2.43), "Mannheim": (49.49, 8.47), "Mondragón": (43.06, -2.49), "Montreuil": (48.86, 2.44), "Namur": (50.47, 4.87), "Nanterre": (48.89, 2.20),
    "New York": (40.71, -74.01), "Paris": (48.86, 2.35), "San Francisco": (37.77, -122.42), "Strasbourg": (48.57, 7.75),
}
