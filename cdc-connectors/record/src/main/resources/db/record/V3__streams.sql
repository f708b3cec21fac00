-- What happened to streams: rows are added, each once, under the id that equal facts share.

CREATE TABLE stream_events (
    event_id text NOT NULL,
    show_id text NOT NULL,
    type text NOT NULL,
    run integer NOT NULL CHECK (run >= 0),
    media_millis bigint NOT NULL CHECK (media_millis >= 0),   -- since the stream's epoch
    epoch_millis log_millis,                                  -- the date-time of media time 0, of a StreamWentUp
    reason text NOT NULL,
    at_millis log_millis,
    PRIMARY KEY (event_id)
);

CREATE TABLE thumbnails (
    show_id text NOT NULL,
    media_millis bigint NOT NULL CHECK (media_millis >= 0),
    path text NOT NULL,                                       -- below the stream's address
    at_millis log_millis,
    PRIMARY KEY (show_id, media_millis)
);

CREATE TABLE clips (
    show_id text NOT NULL,
    clip_id text NOT NULL,
    lot_id text NOT NULL,                                     -- '' if it was asked for by time
    from_media_millis bigint NOT NULL CHECK (from_media_millis >= 0),
    to_media_millis bigint NOT NULL CHECK (to_media_millis >= from_media_millis),
    bytes bigint NOT NULL CHECK (bytes >= 0),
    path text NOT NULL,                                       -- below the address of the media process
    at_millis log_millis,
    PRIMARY KEY (show_id, clip_id)
);

GRANT SELECT, INSERT ON stream_events, thumbnails, clips TO rostrum_keeper;
GRANT SELECT, INSERT, UPDATE, DELETE ON stream_events, thumbnails, clips TO rostrum_rebuilder;
GRANT SELECT ON stream_events, thumbnails, clips TO rostrum_reader;

-- Which log the record is of: a topic's id is never given twice.
CREATE TABLE keeper.log (
    topic text NOT NULL,
    topic_id text NOT NULL,
    PRIMARY KEY (topic)
);
GRANT SELECT, INSERT ON keeper.log TO rostrum_keeper;
GRANT SELECT ON keeper.log TO rostrum_rebuilder, rostrum_reader;
