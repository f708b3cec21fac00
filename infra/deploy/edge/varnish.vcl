vcl 4.1;

# The edge before the origin of streams, for one's own machines. See docs/edge.md.
#
# Varnish lets one request for an object go to the origin and holds all others for the same object until it is
# there: exactly what a playlist needs that a hundred viewers wait for. They are woken all at once only with
# the parameter rush_exponent=30; with the usual one some wait for a second round.

backend origin {
    .host = "127.0.0.1";
    .port = "8100";
    # A playlist is waited for up to six seconds (three target durations).
    .first_byte_timeout = 10s;
    .between_bytes_timeout = 5s;
    .connect_timeout = 1s;
    .max_connections = 1000;
}

sub vcl_recv {
    if (req.method != "GET" && req.method != "HEAD" && req.method != "OPTIONS") {
        return (synth(405));
    }
    if (req.method == "OPTIONS") {
        return (pass);
    }
    # Before it may stand a permit. It is the same for all who have one, so it is part of the object's name: who
    # makes one up finds nothing here, and the origin refuses.
    if (req.url !~ "^(/v/[0-9]+\.[A-Za-z0-9_-]+)?/shows/") {
        return (synth(404));
    }
    # Nobody is known here, and nothing of a request but its address may change the answer.
    unset req.http.Cookie;
    unset req.http.Authorization;
    if (req.url !~ "/media\.m3u8\?") {
        set req.url = regsub(req.url, "\?.*$", "");
    } elsif (req.url !~ "\?(_HLS_[a-z]+=[0-9A-Za-z]+&?)+$") {
        # Foreign words in the query would make one object of each; the directives alone are kept.
        set req.url = regsuball(req.url, "([?&])(?!_HLS_)[^&]*", "\1");
        set req.url = regsub(regsuball(req.url, "&+", "&"), "\?&", "?");
    }
    # One order of the directives, so that equal questions are one object.
    if (req.url ~ "_HLS_skip=[A-Za-z0-9]+&.*_HLS_msn=") {
        set req.url = regsub(req.url, "\?(_HLS_skip=[A-Za-z0-9]+)&(.*)$", "?\2&\1");
    }
    return (hash);
}

sub vcl_hash {
    hash_data(req.url);
    return (lookup);
}

sub vcl_backend_response {
    # Stale playlists do harm: what is old is asked for anew, and never served meanwhile.
    set beresp.grace = 0s;
    set beresp.keep = 0s;
    if (beresp.http.Cache-Control ~ "no-store") {
        # A refusal belongs to who was refused; whoever comes next asks for themself.
        set beresp.uncacheable = true;
        set beresp.ttl = 0s;
    }
    if (bereq.url ~ "/clips/") {
        set beresp.do_stream = true;
    }
    return (deliver);
}

sub vcl_deliver {
    unset resp.http.Via;
    unset resp.http.X-Varnish;
    if (obj.hits > 0) {
        set resp.http.X-Cache = "hit";
    } else {
        set resp.http.X-Cache = "miss";
    }
}
