# SPDX-License-Identifier: GPL-3.0-or-later
# Dependencies point one way: ui → app → models. Linking alone would let <QtWidgets/QWidget> through.
set(gui "Qt(Widgets|Charts)/|QWidget|QApplication|QMessageBox|QDialog|QLabel|QPushButton")
set(forbidden_models "\"(app|ui)/|<(${gui}|Qt(Network|WebSockets)/|QNetwork|QWebSocket|httplib)")
set(forbidden_app "\"ui/|<(${gui})")
foreach(layer models app)
    file(GLOB_RECURSE sources ${ROOT}/${layer}/*.h ${ROOT}/${layer}/*.cpp)
    list(FILTER sources EXCLUDE REGEX "/app/(workstation|gatewayd|cli)/") # only the mains see all three layers
    foreach(source IN LISTS sources)
        file(STRINGS ${source} hits REGEX "^#include (${forbidden_${layer}})")
        if(hits)
            message(SEND_ERROR "${source}: ${hits}")
        endif()
    endforeach()
endforeach()
