x = IJ.checksum("crc", "abc");
