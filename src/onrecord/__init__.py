"""On Record reads news reports and keeps who said what about whom, when, how surely and on whose word."""
