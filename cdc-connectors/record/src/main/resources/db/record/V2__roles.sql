-- A role for each reader and writer. Roles belong to the whole server, so they may be there already; they have no
-- password until the operator gives them one.

DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['rostrum_keeper', 'rostrum_rebuilder', 'rostrum_reader', 'rostrum_cdc'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
            EXECUTE format('CREATE ROLE %I LOGIN', wanted);
        END IF;
    END LOOP;
END
$$;

ALTER ROLE rostrum_cdc REPLICATION;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO rostrum_keeper, rostrum_rebuilder, rostrum_reader, rostrum_cdc;

-- The keeper adds and changes; it takes nothing away.
GRANT SELECT, INSERT, UPDATE ON sellers, shows, lots, paddles, invoices, orders, payouts, disputes,
    viewers_per_minute TO rostrum_keeper;
GRANT SELECT, INSERT ON bids, entries, postings TO rostrum_keeper;
GRANT USAGE ON SCHEMA keeper TO rostrum_keeper, rostrum_rebuilder, rostrum_reader;
GRANT SELECT, INSERT, UPDATE ON keeper.offsets, keeper.subjects TO rostrum_keeper;
GRANT SELECT ON keeper.repairs TO rostrum_keeper;

-- A rebuild repairs whatever differs.
GRANT SELECT, INSERT, UPDATE, DELETE ON sellers, shows, lots, paddles, bids, invoices, orders, payouts, disputes,
    entries, postings, viewers_per_minute, keeper.subjects TO rostrum_rebuilder;
GRANT SELECT, UPDATE ON keeper.offsets, keeper.repairs TO rostrum_rebuilder;
GRANT USAGE, CREATE ON SCHEMA shadow TO rostrum_rebuilder;

-- People, reports, reconciliation.
GRANT SELECT ON ALL TABLES IN SCHEMA public TO rostrum_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA keeper TO rostrum_reader;

-- Who follows the changes: what is published, and its own heartbeat.
GRANT SELECT ON sellers, shows, lots, paddles, bids, orders, payouts, disputes, entries, postings,
    viewers_per_minute TO rostrum_cdc;
GRANT SELECT, INSERT, UPDATE ON cdc_heartbeat TO rostrum_cdc;
