"""Settings: `environment` names every variable, `base` reads them; `dev`, `test`, `production` differ."""
