"""Other names of towns, as a neighbour writes them: country, then a town's names parted by `/`.

Each line must meet one town of GeoNames, and every name of the line must be known there for it.
"""

TOWN_NAMES = """
AT|Vienna/Wien/Vienne/Viena/Wenen
AT|Salzburg/Salzbourg
BE|Brussels/Bruxelles/Brussel/Brüssel/Bruselas/Bruxelas
BE|Antwerpen/Anvers/Antwerp
BE|Gent/Gand/Ghent
BE|Brugge/Bruges
BE|Liège/Luik/Lüttich
BE|Namur/Namen
BE|Mons/Bergen
BE|Leuven/Louvain
BE|Mechelen/Malines
BE|Kortrijk/Courtrai
BE|Tournai/Doornik
BE|Oostende/Ostende/Ostend
BE|Aalst/Alost
BE|Roeselare/Roulers
BE|Dendermonde/Termonde
BE|Ieper/Ypres
BE|Mouscron/Moeskroen
BE|Nivelles/Nijvel
BE|Tienen/Tirlemont
BG|Sofia/София
CH|Genève/Geneva/Genf/Ginevra
CH|Zürich/Zurich/Zurigo
CH|Bern/Berne/Berna
CH|Basel/Bâle/Basilea
CH|Luzern/Lucerne
CH|Fribourg/Freiburg
CH|Lausanne/Losanna
CY|Nicosia/Nicosie/Λευκωσία
CZ|Prague/Praha/Prag/Praga
DE|Munich/München/Monaco di Baviera/Múnich
DE|Köln/Cologne/Colonia/Keulen
DE|Hamburg/Hambourg/Amburgo
DE|Nürnberg/Nuremberg/Norimberga
DE|Aachen/Aix-la-Chapelle/Aken/Aquisgrana
DE|Freiburg/Fribourg-en-Brisgau/Freiburg im Breisgau
DE|Mainz/Mayence
DE|Trier/Trèves
DE|Dresden/Dresde/Dresda
DE|Leipzig/Lipsia
DE|Frankfurt am Main/Francfort/Frankfurt/Francoforte
DE|Braunschweig/Brunswick
DE|Saarbrücken/Sarrebruck
DE|Koblenz/Coblence
DE|Regensburg/Ratisbonne
DE|Berlin/Berlino/Berlín/Berlim/Berlijn
DE|Stuttgart/Stoccarda
DE|Hannover/Hanovre/Hanover
DE|Bremen/Brême/Brema
DK|Copenhagen/København/Copenhague/Kopenhagen/Copenaghen
DK|Aarhus/Århus
EE|Tallinn/Talin
ES|Sevilla/Seville/Séville/Siviglia
ES|Zaragoza/Saragosse/Saragossa
ES|Barcelona/Barcelone/Barcellona
ES|Valencia/Valence/València
ES|Córdoba/Cordoue/Cordova
ES|Granada/Grenade
ES|Bilbao/Bilbo
ES|San Sebastián/Donostia/Saint-Sébastien
ES|Pamplona/Iruña/Pampelune
ES|A Coruña/La Corogne/La Coruña
ES|Cadiz/Cádiz/Cadix
ES|Girona/Gerona/Gérone
ES|Lleida/Lérida
ES|Palma/Palma de Mallorca
FI|Helsinki/Helsingfors
FI|Turku/Åbo
FI|Tampere/Tammerfors
FR|Paris/Parigi/París/Parijs
FR|Lyon/Lione/Lyons
FR|Marseille/Marsella/Marsiglia/Marseilles
FR|Nice/Nizza/Niza
FR|Strasbourg/Straßburg/Estrasburgo/Strasburgo
FR|Lille/Rijsel
FR|Bordeaux/Burdeos
FR|Toulouse/Tolosa
FR|Rennes/Roazhon
FR|Nantes/Naoned
FR|Dunkerque/Dunkirk/Duinkerke
FR|Bayonne/Baiona
FR|Perpignan/Perpinyà
FR|Ajaccio/Aiacciu
GB|London/Londres/Londra/Londen
GB|Edinburgh/Édimbourg/Edimburgo
GB|Cardiff/Caerdydd
GR|Athens/Athènes/Αθήνα/Atene/Atenas/Athen
GR|Thessaloníki/Thessaloniki/Thessalonique/Θεσσαλονίκη/Salonica
GR|Pátra/Patras
IE|Dublin/Dublino/Baile Átha Cliath
IE|Cork/Corcaigh
IT|Rome/Roma/Rom
IT|Milan/Milano/Mailand/Milán
IT|Turin/Torino/Turín
IT|Naples/Napoli/Neapel/Nápoles
IT|Florence/Firenze/Florenz/Florencia
IT|Venice/Venezia/Venise/Venedig/Venecia
IT|Genoa/Genova/Gênes/Genua
IT|Bologna/Bologne/Bolonia
IT|Bolzano/Bozen
IT|Padova/Padua/Padoue
IT|Palermo/Palerme
IT|Syracuse/Siracusa
IT|Verona/Vérone
IT|Trento/Trient/Trente
IT|Mantova/Mantua/Mantoue
IT|Perugia/Pérouse
IT|Livorno/Livourne/Leghorn
IT|Pisa/Pise
IT|Parma/Parme
IT|Modena/Modène
LT|Vilnius/Vilna/Wilno
LU|Luxembourg/Luxemburg/Lussemburgo/Luxemburgo/Lëtzebuerg
LV|Riga/Rīga
MT|Valletta/La Valette
NL|The Hague/Den Haag/La Haye/'s-Gravenhage/La Haya
NL|Maastricht/Maestricht
PL|Warsaw/Warszawa/Varsovie/Warschau/Varsovia/Varsavia
PL|Kraków/Krakow/Cracovie/Krakau/Cracovia
PL|Wrocław/Breslau
PL|Gdańsk/Gdansk/Danzig
PL|Poznań/Posen
PL|Łódź/Lodz
PT|Lisbon/Lisboa/Lisbonne/Lissabon/Lisbona
PT|Porto/Oporto
RO|Bucharest/București/Bucarest/Bukarest
RO|Cluj-Napoca/Cluj/Klausenburg/Kolozsvár
RO|Timişoara/Timișoara/Temeswar
SE|Stockholm/Stoccolma/Estocolmo
SE|Göteborg/Gothenburg/Gotemburgo
SI|Ljubljana/Laibach/Lubiana
SK|Bratislava/Pressburg/Pozsony
HR|Zagreb/Zagabria/Agram
"""


def town_names():
    """Rows of country and names."""
    for line in TOWN_NAMES.split("\n"):
        if line:
            country, names = line.split("|")
            yield country, names.split("/")
