from pystray import _base

class Icon(_base.Icon):
    def _on_notify(self, wparam: int, lparam: int) -> object: ...
