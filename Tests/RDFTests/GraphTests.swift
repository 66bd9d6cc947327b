import RDF
import Testing
