// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace lianxi
{

/// A number that a playbook must give, and the range in which it makes sense.
struct PlaybookNumber {
    std::string_view section, key;
    double least, most;
};

/// Read by Playbook::number as "section.key". The values are in resources/playbooks/lianxi.toml.
inline constexpr std::array<PlaybookNumber, 61> playbookNumbers{{
    {"transfer", "to_human_seconds", 1, 3600},
    {"transfer", "bot_misses", 1, 20},
    {"transfer", "least_confidence", 0, 1},
    {"transfer", "lost_desk_seconds", 10, 86400},
    {"transfer", "offer_seconds", 5, 86400},
    {"transfer", "idle_minutes", 1, 1440},
    {"transfer", "pause_minutes", 1, 120},
    {"survey", "delay_seconds", 0, 86400},
    {"call_back", "offer_at_wait_minutes", 1, 240},
    {"call_back", "within_minutes", 1, 2880},
    {"call_back", "unresolved_public_complaint_hours", 1, 720},
    {"crisis", "statement_minutes", 1, 10080},
    {"crisis", "calm_hours", 1, 720},
    {"figures", "response_rate_high_percent", 0, 100},
    {"figures", "response_rate_low_percent", 0, 100},
    {"figures", "first_response_line_minutes", 1, 10080},
    {"figures", "first_response_fast_minutes", 1, 10080},
    {"figures", "first_response_good_minutes", 1, 10080},
    {"figures", "first_contact_window_hours", 1, 720},
    {"figures", "least_count", 1, 1000},
    {"figures", "satisfied_score", 2, 5},
    {"figures", "call_answer_seconds", 1, 600},
    {"figures", "exam_minutes", 1, 1440},
    {"figures", "exam_from_hour", 0, 23},
    {"figures", "exam_to_hour", 1, 24},
    {"figures", "measure_least_days", 3, 60},
    {"figures", "staffing_handling_minutes", 0.1, 1440},
    {"figures", "staffing_within_minutes", 0.1, 1440},
    {"figures", "staffing_share_percent", 1, 99.9},
    {"listening", "window_hours", 1, 168},
    {"listening", "least_posts", 1, 100000},
    {"listening", "negative_share_over_percent", 0, 100},
    {"listening", "spread_over", 1, 100000000},
    {"listening", "growth_factor", 1, 1000},
    {"listening", "growth_least", 1, 100000},
    {"listening", "growth_days", 1, 90},
    {"listening", "hotline_menu_share_percent", 1, 100},
    {"listening", "brief_problems", 1, 50},
    {"minors", "law_under_age", 1, 21},
    {"minors", "policy_under_age", 1, 21},
    {"profiles", "refresh_days", 1, 3650},
    {"profiles", "written_within_hours", 1, 720},
    {"profiles", "questions_per_minute", 1, 600},
    {"profiles", "picture_kilobytes", 1, 8192},
    {"judging", "hold_out_percent", 5, 50},
    {"judging", "least_rows", 10, 100000},
    {"judging", "few_rows", 1, 1000},
    {"judging", "looked_at", 10, 100000},
    {"judging", "shown", 5, 1000},
    {"automation", "chain_depth", 1, 50},
    {"automation", "runs_an_hour", 1, 1000},
    {"automation", "stale_minutes", 1, 10080},
    {"automation", "call_attempts", 1, 100},
    {"automation", "call_seconds", 1, 120},
    {"review", "appeal_days", 1, 366},
    {"review", "file_days", 1, 366},
    {"review", "file_most_days", 1, 366},
    {"review", "file_most_cases", 1, 10000},
    {"review", "clock_slack_minutes", 0, 1440},
    {"review", "good_kappa", 0, 1},
    {"review", "least_pairs", 2, 1000},
}};

} // namespace lianxi
