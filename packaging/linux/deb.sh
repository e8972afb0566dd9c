#!/bin/sh
# Builds dist/dainvo-tray_VERSION_ARCH.deb from the bundle, with launcher, icon and manual page (make deb).
set -eu
cd "$(dirname "$0")/../.."

packaging/bundle/build.sh
version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
architecture=$(dpkg --print-architecture)
tree=build/deb
rm -rf "$tree"
mkdir -p "$tree/DEBIAN" "$tree/usr/lib" "$tree/usr/bin" "$tree/usr/share/applications" "$tree/usr/share/man/man1" \
    "$tree/usr/share/icons/hicolor/scalable/apps" "$tree/usr/share/doc/dainvo-tray"
cp -r dist/dainvo-tray "$tree/usr/lib/dainvo-tray"
ln -s ../lib/dainvo-tray/dainvo-tray "$tree/usr/bin/dainvo-tray"
cp packaging/linux/dainvo-tray.desktop "$tree/usr/share/applications/"
cp icons/dainvo-tray.svg "$tree/usr/share/icons/hicolor/scalable/apps/"
gzip -9nc packaging/linux/dainvo-tray.1 >"$tree/usr/share/man/man1/dainvo-tray.1.gz"
cat >"$tree/DEBIAN/control" <<END
Package: dainvo-tray
Version: $version
Architecture: $architecture
Maintainer: Dainvo <support@dainvo.example>
Section: office
Priority: optional
Depends: libc6, libx11-6, libxft2, libfontconfig1
Recommends: gnome-keyring | libsecret-1-0 | kwalletmanager
Installed-Size: $(du -sk "$tree/usr" | cut -f1)
Description: calendar in the system tray whose events carry Zoom meetings
 One sentence becomes an event with a real Zoom meeting, and the meeting
 follows the event for life. Events lie in open iCalendar files.
END
mkdir -p dist
dpkg-deb --build --root-owner-group "$tree" "dist/dainvo-tray_${version}_${architecture}.deb"
