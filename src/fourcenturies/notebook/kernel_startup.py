"""Run by IPython at the start of each kernel: the wheel puts this file into `etc/ipython/startup`."""

from fourcenturies.notebook import start_with_kernel as _start

_start()
del _start
