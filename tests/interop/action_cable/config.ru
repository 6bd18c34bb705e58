# SPDX-License-Identifier: GPL-3.0-or-later
# A small Chatwoot made of Rails' own ActionCable: the cable with one room, the profile that names its token, one
# conversation over REST. POST /control/say broadcasts its body into the room, /control/restart restarts the cable.
require "action_cable"
require "json"
require "logger"

ROOM = "room"
TOKEN = "pubsub-of-the-room"
API_TOKEN = "token-of-the-api"
$presence = 0

module ApplicationCable
  class Connection < ActionCable::Connection::Base
  end
end

class RoomChannel < ActionCable::Channel::Base
  def subscribed
    return reject unless params[:pubsub_token] == TOKEN && params[:account_id] == 1 && params[:user_id] == 9
    stream_from ROOM
  end

  def update_presence
    $presence += 1
  end
end

cable = ActionCable.server.config
cable.cable = { "adapter" => "async" }
cable.logger = Logger.new($stderr, level: Logger::WARN)
cable.connection_class = -> { ApplicationCable::Connection }
cable.allow_same_origin_as_host = true

def json(body, status = 200)
  [status, { "Content-Type" => "application/json" }, [body.to_json]]
end

MESSAGE = { id: 500, content: "said while nobody listened", account_id: 1, inbox_id: 3, conversation_id: 12,
            message_type: 0, created_at: 1_795_253_370, private: false, status: "sent", content_type: "text",
            content_attributes: {}, sender: { id: 55, name: "Ann" } }.freeze

api = lambda do |env|
  return json({ error: "Invalid Access Token" }, 401) unless env["HTTP_API_ACCESS_TOKEN"] == API_TOKEN
  case env["PATH_INFO"]
  when "/profile"
    json({ id: 9, name: "Li Wei", pubsub_token: TOKEN, accounts: [{ id: 1 }] })
  when "/accounts/1/conversations"
    json({ data: { meta: {}, payload: [{ id: 12, status: "open", unread_count: 1, last_activity_at: 1_795_253_370 }] } })
  when "/accounts/1/conversations/12/messages"
    json({ meta: {}, payload: [MESSAGE] })
  else
    json({ error: "Resource could not be found" }, 404)
  end
end

control = lambda do |env|
  case env["PATH_INFO"]
  when "/say"
    ActionCable.server.broadcast(ROOM, JSON.parse(env["rack.input"].read))
  when "/restart"
    ActionCable.server.restart
  end
  json({ presence: $presence })
end

map("/cable") { run ActionCable.server }
map("/api/v1") { run api }
map("/control") { run control }
