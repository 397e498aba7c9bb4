until pg_isready --quiet --host=db --timeout=1; do
    sleep 0.2
done
PGPASSWORD=wizards psql -qh db -U postgres -d wizards -c 'CREATE TABLE IF NOT EXISTS wizard (name text)'
