"""nbval runs the notebooks on the very kernels that visitors get: forks of one warm process, in the worker that runs them all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from jupyter_client.provisioning import KernelProvisionerFactory

from kit import settings
from kit.server.app import kernel_environment
from kit.server.forks import CAN_FORK, ForkProvisioner, Zygote


class OnDemand(Zygote):
    """A warm process that begins to warm up when the first notebook asks."""

    async def warm(self) -> bool:
        if not self.environment:
            self.environment = {**os.environ, **kernel_environment(settings.read(dict(os.environ)))}
            self.start()
        return await super().warm()


WARM = OnDemand({})


@contextmanager
def kernels() -> Iterator[None]:
    """Kernels that this process starts meanwhile are forks. Elsewhere than on Linux they are ordinary ones."""
    factory = KernelProvisionerFactory.instance()
    ordinary, factory.default_provisioner_name = factory.default_provisioner_name, "partnership-kit"
    ForkProvisioner.zygote = WARM if CAN_FORK else None
    try:
        yield
    finally:
        factory.default_provisioner_name, ForkProvisioner.zygote = ordinary, None
