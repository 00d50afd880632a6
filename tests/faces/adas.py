"""Two Ada Quills at one firm, and a mail that either may have written."""

TABLE = """\
First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ada,Quill,https://www.linkedin.com/in/ada-quill-ex,,Engines,Analyst,21 Nov 2025
Ada,Quill,https://www.linkedin.com/in/ada-quill-2-ex,,Engines,Painter,20 Nov 2025
"""
MAIL = """\
From x@example.com Tue Sep 01 00:00:00 2026
From: Ada Quill <ada.quill@engines.example>
To: Rosalind <you@example.com>
Date: Tue, 01 Sep 2026 10:00:00 +0000
Message-ID: <1@example.com>
Subject: Hello

Hello
"""
