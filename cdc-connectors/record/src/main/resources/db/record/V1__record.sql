-- The record: what happened, as rows, for people who ask in SQL and for what follows the changes of rows.
--
-- Everywhere: amounts are minor units and never negative; times are epoch milliseconds of the log, and 0 says
-- that it has not happened; '' says that there is none; ids are the log's. No limit, no reserve and nothing of a
-- person but ids stands here. There are no NULLs, as not everything that reads the changes knows them.

CREATE DOMAIN minor_units AS bigint NOT NULL CHECK (VALUE >= 0);
CREATE DOMAIN log_millis AS bigint NOT NULL CHECK (VALUE >= 0);
CREATE DOMAIN basis_points AS integer NOT NULL CHECK (VALUE BETWEEN 0 AND 10000);

-- Whoever has created a show, or sold.
CREATE TABLE sellers (
    seller_id text NOT NULL,
    since_millis log_millis,
    plan_id text NOT NULL,           -- of the newest order; '' before the first
    plan_at_millis log_millis,
    PRIMARY KEY (seller_id)
);

CREATE TABLE shows (
    show_id text NOT NULL,
    seller_id text NOT NULL REFERENCES sellers,
    title text NOT NULL,
    currency text NOT NULL CHECK (length(currency) = 3),
    status text NOT NULL CHECK (status IN ('DRAFT', 'SCHEDULED', 'LIVE', 'PAUSED', 'ENDED', 'FROZEN')),
    rules_version integer NOT NULL,
    premium_basis_points basis_points,
    starts_at_millis log_millis,     -- as announced
    created_at_millis log_millis,
    live_at_millis log_millis,
    ended_at_millis log_millis,
    paused_millis log_millis,        -- all pauses together
    updated_at_millis log_millis,
    PRIMARY KEY (show_id)
);

CREATE TABLE lots (
    show_id text NOT NULL REFERENCES shows,
    lot_id text NOT NULL,
    seller_id text NOT NULL,
    position integer NOT NULL,
    title text NOT NULL,
    category text NOT NULL,
    picture_id text NOT NULL,
    currency text NOT NULL CHECK (length(currency) = 3),
    phase text NOT NULL CHECK (phase IN
        ('PENDING', 'OPEN', 'FAIR_WARNING', 'SOLD', 'CONFIRMED', 'PASSED', 'CANCELLED')),
    opening_minor minor_units,
    reserve_state text NOT NULL CHECK (reserve_state IN ('NONE', 'NOT_MET', 'MET')),
    price_minor minor_units,         -- what the leader would pay; 0 while nobody has bid
    asking_minor minor_units,
    leader_paddle integer NOT NULL CHECK (leader_paddle >= 0),
    leader_id text NOT NULL,
    bids integer NOT NULL CHECK (bids >= 0),                 -- that count
    bids_refused integer NOT NULL CHECK (bids_refused >= 0),
    extensions integer NOT NULL CHECK (extensions >= 0),
    rollback_epoch integer NOT NULL CHECK (rollback_epoch >= 0),
    deadline_millis log_millis,
    hammer_minor minor_units,        -- 0 unless SOLD or CONFIRMED
    created_at_millis log_millis,
    opened_at_millis log_millis,
    closed_at_millis log_millis,     -- sold, passed or cancelled
    confirmed_at_millis log_millis,
    removed boolean NOT NULL,
    updated_at_millis log_millis,
    PRIMARY KEY (show_id, lot_id)
);

CREATE TABLE paddles (
    show_id text NOT NULL REFERENCES shows,
    paddle integer NOT NULL CHECK (paddle > 0),
    user_id text NOT NULL,
    seller_id text NOT NULL,
    status text NOT NULL CHECK (status IN ('REQUESTED', 'APPROVED', 'BARRED')),
    requested_at_millis log_millis,
    approved_at_millis log_millis,
    barred_at_millis log_millis,
    updated_at_millis log_millis,
    PRIMARY KEY (show_id, paddle)
);

-- What was done with bids: rows are added and never changed. seq is the place in the show's events.
CREATE TABLE bids (
    show_id text NOT NULL,
    seq bigint NOT NULL CHECK (seq > 0),
    lot_id text NOT NULL,
    seller_id text NOT NULL,
    paddle integer NOT NULL CHECK (paddle >= 0),             -- 0 is none
    bidder_id text NOT NULL,
    outcome text NOT NULL CHECK (outcome IN
        ('ACCEPTED', 'REFUSED', 'PRE_BID', 'LOWERED', 'RETRACTED')),
    reason text NOT NULL,            -- of a refusal
    kind text NOT NULL CHECK (kind IN ('', 'LIMIT', 'EXACT')),
    own_raise boolean NOT NULL,
    leads boolean NOT NULL,
    extended boolean NOT NULL,
    retracted_seq bigint NOT NULL CHECK (retracted_seq >= 0), -- the bid that a RETRACTED took back
    price_minor minor_units,         -- of the lot after it
    asking_minor minor_units,
    opening_minor minor_units,
    reserve_state text NOT NULL,
    currency text NOT NULL,
    category text NOT NULL,
    at_millis log_millis,
    PRIMARY KEY (show_id, seq)
);

CREATE TABLE invoices (
    invoice_id text NOT NULL,
    show_id text NOT NULL,
    buyer_id text NOT NULL,
    currency text NOT NULL,
    status text NOT NULL CHECK (status IN
        ('OPEN', 'ISSUED', 'CHARGING', 'AUTHENTICATION', 'FAILED', 'CHARGED', 'PAID', 'OVERDUE', 'DEFAULTED',
         'CARD_DISPUTED', 'CARD_DISPUTE_LOST')),
    shipping_minor minor_units,
    total_minor minor_units,
    fee_minor minor_units,           -- what the payment cost
    attempts integer NOT NULL CHECK (attempts >= 0),
    failure_code text NOT NULL,
    opened_at_millis log_millis,
    issued_at_millis log_millis,
    due_at_millis log_millis,
    paid_at_millis log_millis,
    updated_at_millis log_millis,
    PRIMARY KEY (invoice_id)
);

CREATE TABLE orders (
    order_id text NOT NULL,
    show_id text NOT NULL,
    lot_id text NOT NULL,
    turn integer NOT NULL CHECK (turn BETWEEN 0 AND 2),
    invoice_id text NOT NULL,
    seller_id text NOT NULL,
    buyer_id text NOT NULL,
    paddle integer NOT NULL CHECK (paddle >= 0),
    category text NOT NULL,
    currency text NOT NULL CHECK (length(currency) = 3),
    state text NOT NULL CHECK (state IN
        ('INVOICED', 'UNPAID', 'OFFERED', 'LAPSED', 'HELD', 'SHIPPED', 'DELIVERED', 'DISPUTED', 'REFUNDING',
         'REFUNDED', 'RELEASING', 'RELEASED', 'AWAITING_SELLER', 'TRANSFERRED', 'PAID_OUT', 'CHARGED_BACK')),
    hold_reason text NOT NULL CHECK (hold_reason IN
        ('', 'AWAITING_PAYMENT', 'AWAITING_SHIPMENT', 'IN_TRANSIT', 'DISPUTE_WINDOW', 'DISPUTE',
         'CARD_DISPUTE', 'REFUND', 'AWAITING_SELLER', 'TRANSFER', 'PAYOUT', 'STOPPED')),
    hammer_minor minor_units,
    premium_minor minor_units,
    shipping_minor minor_units,
    tax_minor minor_units,
    commission_minor minor_units,    -- as invoiced; 0 before
    seller_minor minor_units,        -- what the seller is to get: hammer and shipping without commission
    refunded_minor minor_units,
    premium_basis_points basis_points,
    commission_basis_points basis_points,
    tier_from_minor minor_units,     -- the lower bound of the seller's tier
    volume_minor minor_units,        -- the seller's 30 days as known at the order
    plan_id text NOT NULL,
    card_disputed boolean NOT NULL,
    placed_at_millis log_millis,
    invoiced_at_millis log_millis,
    due_at_millis log_millis,        -- to be paid, shipped, answered by then; 0 is no deadline
    hold_limit_millis log_millis,    -- its money is held until then at the latest; 0 is not held
    held_at_millis log_millis,       -- paid
    shipped_at_millis log_millis,
    delivered_at_millis log_millis,
    disputed_at_millis log_millis,
    released_at_millis log_millis,
    transferred_at_millis log_millis,
    paid_out_at_millis log_millis,
    closed_at_millis log_millis,     -- nothing follows: paid out, refunded, charged back, unpaid, lapsed
    updated_at_millis log_millis,
    PRIMARY KEY (order_id)
);

-- What goes to a seller for one order.
CREATE TABLE payouts (
    order_id text NOT NULL REFERENCES orders,
    show_id text NOT NULL,
    seller_id text NOT NULL,
    currency text NOT NULL CHECK (length(currency) = 3),
    state text NOT NULL CHECK (state IN
        ('TRANSFER_ASKED', 'TRANSFER_SENT', 'TRANSFERRED', 'PAYOUT_ASKED', 'PAID_OUT', 'REVERSED')),
    seller_minor minor_units,
    reversed_minor minor_units,
    country text NOT NULL,
    transfer_id text NOT NULL,
    payout_id text NOT NULL,
    attempts integer NOT NULL CHECK (attempts >= 0),
    asked_at_millis log_millis,
    transferred_at_millis log_millis,
    payout_by_millis log_millis,
    paid_out_at_millis log_millis,
    updated_at_millis log_millis,
    PRIMARY KEY (order_id)
);

-- A buyer's dispute (number 1, 2, …) or a bank's about one order.
CREATE TABLE disputes (
    dispute_id text NOT NULL,
    order_id text NOT NULL REFERENCES orders,
    show_id text NOT NULL,
    seller_id text NOT NULL,
    buyer_id text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('BUYER', 'CARD')),
    reason text NOT NULL,
    state text NOT NULL CHECK (state IN
        ('OPEN', 'ANSWERED', 'DECIDED', 'APPEALED', 'STOOD', 'LOSING', 'OVER', 'LOST')),
    verdict text NOT NULL CHECK (verdict IN ('', 'RELEASE', 'REFUND', 'SPLIT')),
    decided_by text NOT NULL,
    currency text NOT NULL CHECK (length(currency) = 3),
    disputed_minor minor_units,
    refund_minor minor_units,
    opened_at_millis log_millis,
    answered_at_millis log_millis,
    decided_at_millis log_millis,
    due_at_millis log_millis,
    closed_at_millis log_millis,
    updated_at_millis log_millis,
    PRIMARY KEY (dispute_id)
);

-- The journal: rows are added and never changed.
CREATE TABLE entries (
    entry_id text NOT NULL,
    book_id text NOT NULL,
    seq bigint NOT NULL CHECK (seq > 0),
    phase text NOT NULL CHECK (phase IN ('BOOKED', 'RESERVED', 'POSTED', 'VOIDED', 'NOTED')),
    fact_type text NOT NULL,
    fact_id text NOT NULL,
    at_millis log_millis,
    effective_millis log_millis,     -- in whose month it counts
    happened_at_millis log_millis,
    PRIMARY KEY (entry_id),
    UNIQUE (book_id, seq)
);

CREATE TABLE postings (
    entry_id text NOT NULL REFERENCES entries,
    line integer NOT NULL CHECK (line > 0),
    book_id text NOT NULL,
    account text NOT NULL,
    account_kind text NOT NULL,
    owner_id text NOT NULL,          -- the seller, user, order or jurisdiction of the account; '' is the platform
    side text NOT NULL CHECK (side IN ('DEBIT', 'CREDIT')),
    amount_minor bigint NOT NULL CHECK (amount_minor > 0),
    unit text NOT NULL CHECK (length(unit) = 3),
    phase text NOT NULL,
    at_millis log_millis,
    effective_millis log_millis,
    PRIMARY KEY (entry_id, line)
);

-- A room's crowd, minute by minute, as each gateway saw its own part of it: the rows of one minute add up.
CREATE TABLE viewers_per_minute (
    show_id text NOT NULL,
    minute_millis log_millis,        -- the minute's start
    node_id text NOT NULL,
    seller_id text NOT NULL,
    viewers_max integer NOT NULL CHECK (viewers_max >= 0),
    viewer_seconds bigint NOT NULL CHECK (viewer_seconds >= 0),
    samples integer NOT NULL CHECK (samples > 0),
    joins bigint NOT NULL CHECK (joins >= 0),
    bids bigint NOT NULL CHECK (bids >= 0),
    PRIMARY KEY (show_id, minute_millis, node_id)
);

-- Written by who follows the changes, so that an idle record does not hold back the write-ahead log.
CREATE TABLE cdc_heartbeat (
    id smallint NOT NULL CHECK (id = 1),
    beat_millis bigint NOT NULL,
    PRIMARY KEY (id)
);

-- Where the keeper is. Written in the transaction of the rows; not published.
CREATE SCHEMA keeper;

CREATE TABLE keeper.offsets (
    topic text NOT NULL,
    partition integer NOT NULL CHECK (partition >= 0),
    next bigint NOT NULL CHECK (next >= 0),
    PRIMARY KEY (topic, partition)
);

-- How far the history of each show, order, invoice and book has become rows.
CREATE TABLE keeper.subjects (
    stream text NOT NULL CHECK (stream IN ('show', 'trade', 'book')),
    subject text NOT NULL,
    seq bigint NOT NULL CHECK (seq >= 0),
    hash text NOT NULL,              -- of the last event's bytes
    stopped text NOT NULL,           -- why nothing follows; '' is going on
    stopped_at_offset bigint NOT NULL,
    PRIMARY KEY (stream, subject)
);

-- Grows with each repair: whoever keeps something of the tables in memory reads it again then.
CREATE TABLE keeper.repairs (
    id smallint NOT NULL CHECK (id = 1),
    epoch bigint NOT NULL,
    PRIMARY KEY (id)
);
INSERT INTO keeper.repairs VALUES (1, 0);

-- What a rebuild folds out of the log, to compare.
CREATE SCHEMA shadow;

CREATE PUBLICATION rostrum_record FOR TABLE
    sellers, shows, lots, paddles, bids, orders, payouts, disputes, entries, postings, viewers_per_minute,
    cdc_heartbeat;
