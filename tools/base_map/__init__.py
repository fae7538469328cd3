"""The base map of Japan and its surroundings, made from the coastlines of GSHHG."""
