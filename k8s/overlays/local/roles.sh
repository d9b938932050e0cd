#!/bin/sh
# Creates the owner of the tables and the role of the service. The image runs this once, as the superuser.
set -eu
psql -v ON_ERROR_STOP=1 -v owner="$OWNER" -v owner_password="$OWNER_PASSWORD" -v password="$SERVICE_PASSWORD" <<'SQL'
CREATE ROLE :"owner" LOGIN PASSWORD :'owner_password';
CREATE ROLE latchkey LOGIN PASSWORD :'password';
CREATE DATABASE latchkey OWNER :"owner";
SQL
