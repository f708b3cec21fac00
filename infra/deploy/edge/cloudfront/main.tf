# The edge of streams at Amazon CloudFront. See docs/edge.md.
#
#   terraform init && terraform apply -var origin_domain=media.example.org

terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.40"
    }
  }
}

variable "origin_domain" {
  description = "Name of the origin, which serves HTTPS on port 443 (a load balancer before the media processes)."
  type        = string
}

variable "aliases" {
  description = "Names under which viewers reach the edge; needs certificate_arn."
  type        = list(string)
  default     = []
}

variable "certificate_arn" {
  description = "Certificate for the aliases, in us-east-1."
  type        = string
  default     = null
}

variable "price_class" {
  description = "From which places to serve."
  type        = string
  default     = "PriceClass_100"
}

variable "shield_region" {
  description = "One region between all edges and the origin, so that the origin is asked once for the world."
  type        = string
  default     = "eu-central-1"
}

locals {
  # How long an edge waits for the origin: a playlist is waited for up to six seconds.
  origin_read_seconds = 10
}

# The directives of low-latency HLS are part of the question; whatever else stands in a query is not.
resource "aws_cloudfront_cache_policy" "live_playlists" {
  name        = "rostrum-live-playlists"
  comment     = "Blocking playlists: the origin says six target durations, plain ones half of one."
  min_ttl     = 0
  default_ttl = 1
  max_ttl     = 12

  parameters_in_cache_key_and_forwarded_to_origin {
    enable_accept_encoding_gzip = true
    query_strings_config {
      query_string_behavior = "whitelist"
      query_strings {
        items = ["_HLS_msn", "_HLS_part", "_HLS_skip"]
      }
    }
    headers_config {
      header_behavior = "none"
    }
    cookies_config {
      cookie_behavior = "none"
    }
  }
}

resource "aws_cloudfront_cache_policy" "media" {
  name        = "rostrum-media"
  comment     = "Parts, segments, pictures and clips: by their address alone, as long as the origin says."
  min_ttl     = 0
  default_ttl = 1
  max_ttl     = 604800

  parameters_in_cache_key_and_forwarded_to_origin {
    enable_accept_encoding_gzip = true
    query_strings_config {
      query_string_behavior = "none"
    }
    headers_config {
      header_behavior = "none"
    }
    cookies_config {
      cookie_behavior = "none"
    }
  }
}

resource "aws_cloudfront_distribution" "streams" {
  comment         = "Rostrum: streams, replays and clips"
  enabled         = true
  is_ipv6_enabled = true
  http_version    = "http2and3"
  price_class     = var.price_class
  aliases         = var.aliases

  origin {
    origin_id   = "media"
    domain_name = var.origin_domain

    custom_origin_config {
      http_port                = 80
      https_port               = 443
      origin_protocol_policy   = "https-only"
      origin_ssl_protocols     = ["TLSv1.2"]
      origin_read_timeout      = local.origin_read_seconds
      origin_keepalive_timeout = 60
    }

    origin_shield {
      enabled              = true
      origin_shield_region = var.shield_region
    }
  }

  default_cache_behavior {
    target_origin_id       = "media"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD", "OPTIONS"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = aws_cloudfront_cache_policy.media.id
    compress               = false
  }

  ordered_cache_behavior {
    path_pattern           = "*/media.m3u8"
    target_origin_id       = "media"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD", "OPTIONS"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = aws_cloudfront_cache_policy.live_playlists.id
    compress               = false
  }

  # An edge keeps errors for five minutes unless told otherwise; a part that is not there yet is there soon.
  dynamic "custom_error_response" {
    for_each = [400, 403, 404, 500, 502, 503, 504]
    content {
      error_code            = custom_error_response.value
      error_caching_min_ttl = custom_error_response.value == 404 ? 1 : 0
    }
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    cloudfront_default_certificate = var.certificate_arn == null
    acm_certificate_arn            = var.certificate_arn
    ssl_support_method             = var.certificate_arn == null ? null : "sni-only"
    minimum_protocol_version       = var.certificate_arn == null ? "TLSv1" : "TLSv1.2_2021"
  }
}

output "edge_domain" {
  description = "Where viewers reach the streams: set ROSTRUM_MEDIA_PUBLIC to https:// and this name."
  value       = aws_cloudfront_distribution.streams.domain_name
}
