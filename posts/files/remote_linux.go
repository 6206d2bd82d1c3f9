package files

import "syscall"

// remoteTypes are the magic numbers (statfs(2), linux/magic.h) of file systems without
// events for remote changes: NFS, SMB, CIFS, SMB2, FUSE, 9P, Ceph, AFS, and shared folders
// of VirtualBox.
var remoteTypes = map[uint32]bool{
	0x6969: true, 0x517b: true, 0xff534d42: true, 0xfe534d42: true, 0x65735546: true,
	0x01021997: true, 0x00c36400: true, 0x5346414f: true, 0x786f4256: true,
}

// IsRemote reports whether a folder may change without an event.
func IsRemote(path string) bool {
	var s syscall.Statfs_t
	return syscall.Statfs(path, &s) == nil && remoteTypes[uint32(s.Type)]
}
