"""LibreOffice without a window: opens a Word document, accepts or rejects all changes, and says what is left.

Its macros stand in a profile of their own; the first start of a profile only makes it.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Function Opened(source As String) As Object
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Opened = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
End Function
Sub Stored(doc As Object, target As String, filter As String)
  Dim saved(1) As New com.sun.star.beans.PropertyValue
  saved(0).Name = "FilterName"
  saved(0).Value = filter
  saved(1).Name = "FilterOptions"
  saved(1).Value = "UTF8,LF"
  doc.storeToURL(target, saved())
  doc.close(True)
  StarDesktop.terminate()
End Sub
Sub Ordered(doc As Object, command As String, asked)
  Dim helper As Object
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  helper.executeDispatch(doc.CurrentController.Frame, ".uno:" &amp; command, "", 0, asked)
End Sub
Sub Settle(source As String, target As String, command As String)
  Dim doc As Object
  doc = Opened(source)
  Ordered(doc, command, Array())
  Stored(doc, target, "Text (encoded)")
End Sub
Sub Differ(newer As String, older As String, target As String)
  Dim doc As Object
  doc = Opened(newer)
  Dim asked(1) As New com.sun.star.beans.PropertyValue
  asked(0).Name = "URL"
  asked(0).Value = older
  asked(1).Name = "NoAcceptDialog"
  asked(1).Value = True
  Ordered(doc, "CompareDocuments", asked())
  Stored(doc, target, "MS Word 2007 XML")
End Sub
</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">{}</library:library>
"""
LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/{}.xlb/" xlink:type="simple"
 library:link="false"/></library:libraries>
"""
ACCEPT, REJECT = "AcceptAllTrackedChanges", "RejectAllTrackedChanges"


class Office:
    """LibreOffice with a profile of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._start("--terminate_after_init")
        library = folder / "user" / "basic" / "Standard"
        library.mkdir(parents=True, exist_ok=True)
        (library / "Module1.xba").write_text(MODULE)
        (library / "script.xlb").write_text(LIBRARY.format('<library:element library:name="Module1"/>'))
        (library / "dialog.xlb").write_text(LIBRARY.format(""))
        for name in ("script", "dialog"):
            (library.parent / f"{name}.xlc").write_text(LIBRARIES.format(name))

    @staticmethod
    def here() -> bool:
        """Whether it is installed."""
        return shutil.which("soffice") is not None

    def settled(self, document: Path, command: str) -> list[str]:
        """The paragraphs of a document once all changes are accepted, or rejected."""
        target = document.with_suffix(f".{command}.txt")
        self._call("Settle", document.as_uri(), target.as_uri(), command)
        return target.read_text("utf-8-sig").splitlines()

    def compared(self, older: Path, newer: Path, target: Path) -> None:
        """Its own comparison of two documents, as a .docx with tracked changes."""
        self._call("Differ", newer.as_uri(), older.as_uri(), target.as_uri())

    def _call(self, macro: str, *arguments: str) -> None:
        self._start(f"macro:///Standard.Module1.{macro}({','.join(f'{chr(34)}{one}{chr(34)}' for one in arguments)})")

    def _start(self, *arguments: str) -> None:
        profile = f"-env:UserInstallation={self._folder.resolve().as_uri()}"
        command = ["soffice", profile, "--headless", "--norestore", "--nologo", *arguments]
        subprocess.run(command, capture_output=True, check=True, timeout=120)
