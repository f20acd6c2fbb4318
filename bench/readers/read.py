"""What OpenCV's three readers find in each picture of a folder, as a line of JSON a reader: python read.py FOLDER

Run by a Python of its own, which has opencv-contrib-python-headless; the project's does not.
"""
# mypy: ignore-errors

import json
import sys
from pathlib import Path

import cv2

READERS = {
    "OpenCV": lambda image: cv2.QRCodeDetector().detectAndDecode(image)[0],
    "OpenCV Aruco": lambda image: cv2.QRCodeDetectorAruco().detectAndDecode(image)[0],
    "WeChat": lambda image: next(iter(cv2.wechat_qrcode_WeChatQRCode().detectAndDecode(image)[0]), ""),
}
for reader, read in READERS.items():
    found = {}
    for path in sorted(Path(sys.argv[1]).glob("*.pgm")):
        try:
            found[path.name] = read(cv2.imread(str(path), cv2.IMREAD_GRAYSCALE))
        except (cv2.error, UnicodeDecodeError):
            found[path.name] = ""
    print(json.dumps({"reader": reader, "found": found}))
